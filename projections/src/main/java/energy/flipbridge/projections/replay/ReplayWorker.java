package energy.flipbridge.projections.replay;

import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Updates;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.operation.OperationEvent;
import energy.flipbridge.domain.operation.OperationEvent.ReplayEnded;
import energy.flipbridge.domain.operation.OperationEvent.ReplayRequested;
import energy.flipbridge.domain.operation.ReplayEnd;
import energy.flipbridge.projections.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the replays that nobody works on, one after the other, on a thread of its own. */
public final class ReplayWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorker.class);
    private static final int MOST_FAILURES = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(3);
    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    private final Map<String, View> views = new LinkedHashMap<>();
    private final String node;
    private final ReplayTools tools;
    private final ReplayRuns runs;
    private final Thread thread = Thread.ofPlatform().name("replay").daemon().unstarted(this::workOnAll);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param node this one's name, unlike that of any other
     * @param views those that this node folds
     */
    public ReplayWorker(String node, Collection<View> views, ReplayTools tools) {
        this.node = node;
        this.tools = tools;
        this.runs = new ReplayRuns(tools.views(), tools.clock());
        views.forEach(view -> this.views.put(view.name(), view));
    }

    public void start() {
        thread.start();
    }

    /** What it works on goes on at any node; it ends at the next batch, and is not interrupted. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stops() {
        return stopped.getCount() == 0;
    }

    private void workOnAll() {
        try {
            while (!stops()) {
                if (!workOnAny()) {
                    stopped.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean workOnAny() {
        try {
            return workOnNext();
        } catch (RuntimeException e) {
            LOG.warn("Replays cannot be worked on; trying again: {}", e.toString());
            return false;
        }
    }

    /** @return whether there was something to do */
    boolean workOnNext() {
        List<ReplayWork> works = runs.takeAll(views.keySet(), node).stream()
                .map(run ->
                        new ReplayWork(Objects.requireNonNull(views.get(run.view())), run, tools, runs, this::stops))
                .toList();
        List<ReplayWork> chosen = chosen(works);
        works.stream().filter(work -> !chosen.contains(work)).forEach(this::leave);
        if (chosen.size() > 1) {
            workTogether(chosen);
        } else {
            chosen.forEach(work -> attempt(work, () -> finish(work)));
        }
        return !works.isEmpty();
    }

    /** Views with much to fold are brought forward together, and then end one by one. */
    private static List<ReplayWork> chosen(List<ReplayWork> works) {
        List<ReplayWork> far = works.stream()
                .filter(work -> !work.isCanceled() && work.isFarBehind())
                .toList();
        return works.stream().noneMatch(ReplayWork::isCanceled) && far.size() > 1
                ? far
                : works.stream()
                        .sorted(Comparator.comparing(ReplayWork::isCanceled).reversed())
                        .limit(1)
                        .toList();
    }

    private void workTogether(List<ReplayWork> works) {
        Map<ReplayWork, Share> shares = new LinkedHashMap<>();
        for (ReplayWork work : works) {
            attempt(work, () -> {
                begin(work);
                work.prepare();
                shares.put(work, work.share());
            });
        }
        Runnable reading = () -> new EventReading(tools.events(), tools.batch()).fold(List.copyOf(shares.values()));
        Optional<RuntimeException> failure = failureOf(reading);
        shares.forEach((work, share) -> attempt(work, () -> {
            share.check();
            failure.ifPresent(cause -> {
                throw cause;
            });
            leave(work);
        }));
    }

    private static Optional<RuntimeException> failureOf(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void finish(ReplayWork work) {
        begin(work);
        if (work.isCanceled()) {
            end(work, ReplayEnd.CANCELED, null);
        } else {
            work.toTheSwitch();
            end(work, ReplayEnd.DONE, null);
        }
    }

    private void attempt(ReplayWork work, Runnable step) {
        try {
            step.run();
        } catch (ReplayGivenUp e) {
            givenUp(work, e);
        } catch (ReplayFailure e) {
            end(work, ReplayEnd.FAILED, e.getMessage());
        } catch (RuntimeException e) {
            failed(work, e);
        }
    }

    /** Any node may go on with it. */
    private void leave(ReplayWork work) {
        runs.leave(work.run(), Instant.EPOCH);
    }

    private void begin(ReplayWork work) {
        ReplayRun run = work.run();
        tell(
                run,
                new ReplayRequested(
                        run.view(),
                        run.request().fromPosition(),
                        run.request().reason(),
                        millis(run.request().at())),
                run.request().by(),
                "requested");
        if (run.startedAt() == null) {
            LOG.info("{} is replayed for {}", run.view(), run.request().by());
            work.started();
        }
    }

    private void givenUp(ReplayWork work, ReplayGivenUp cause) {
        if (work.run().canceledBy() != null) {
            end(work, ReplayEnd.CANCELED, null);
        } else {
            LOG.info(
                    "The replay of {} goes on elsewhere or later: {}",
                    work.run().view(),
                    cause.getMessage());
            leave(work);
        }
    }

    private void failed(ReplayWork work, RuntimeException cause) {
        int failures = work.run().failures() + 1;
        LOG.warn("The replay of {} failed for the {}. time", work.run().view(), failures, cause);
        if (failures >= MOST_FAILURES) {
            end(work, ReplayEnd.FAILED, cause.toString());
        } else {
            runs.leave(
                    work.run(),
                    tools.clock().instant().plus(BETWEEN_ATTEMPTS),
                    set(RunDocument.FAILURES, failures),
                    set(RunDocument.FAILURE, cause.toString()));
        }
    }

    private void end(ReplayWork work, ReplayEnd end, @Nullable String failure) {
        ReplayRun run = work.run();
        Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Digest before = run.before();
        Digest after = run.after();
        boolean isDone = end == ReplayEnd.DONE;
        String by = end == ReplayEnd.CANCELED ? Objects.requireNonNull(run.canceledBy()) : Audit.system("replay");
        tell(
                run,
                new ReplayEnded(
                        run.view(),
                        end,
                        isDone && before != null ? before.hash() : null,
                        isDone && after != null ? after.hash() : null,
                        now),
                by,
                "ended");
        work.erase();
        List<Bson> changes = new ArrayList<>(List.of(
                set(RunDocument.STATE, end.name()),
                set(RunDocument.ENDED_AT, Date.from(now)),
                Updates.unset(RunDocument.SHADOW)));
        changes.add(failure == null ? Updates.unset(RunDocument.FAILURE) : set(RunDocument.FAILURE, failure));
        runs.leave(run, now, changes.toArray(Bson[]::new));
        LOG.info("The replay of {} is over: {} {}", run.view(), end, failure == null ? "" : failure);
    }

    private void tell(ReplayRun run, OperationEvent event, String actor, String what) {
        String request = run.request().correlation();
        tools.log()
                .append(
                        event,
                        run.id() + "/" + what,
                        Map.of(Audit.ACTOR, actor, Audit.CORRELATION, request, Audit.CAUSATION, request));
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
