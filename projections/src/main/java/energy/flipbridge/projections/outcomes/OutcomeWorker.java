package energy.flipbridge.projections.outcomes;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.command.CommandCommand.CheckDeadline;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcome;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcomeAttempt;
import energy.flipbridge.projections.flip.FlipPort;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.worker.UnderWay;
import energy.flipbridge.projections.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Flip the outcome of each command on its own, and asks a command about its deadline when that passes. A report that
 * fails is repeated with a growing interval and holds up no other.
 */
public final class OutcomeWorker implements Worker, OutcomeSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWorker.class);
    private static final int MOST_AT_ONCE = 16;
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("outcomes"));

    private final MongoCollection<Document> view;
    private final FlipPort flip;
    private final CommandSender sender;
    private final InstantSource clock;
    private final Map<String, Reminder> reminders = new ConcurrentHashMap<>();
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final UnderWay underWay = new UnderWay();
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outcome-timer").daemon().factory());

    public OutcomeWorker(MongoCollection<Document> view, FlipPort flip, CommandSender sender, InstantSource clock) {
        this.view = view;
        this.flip = flip;
        this.sender = sender;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::tick, 100, 100, TimeUnit.MILLISECONDS);
    }

    @Override
    public String view() {
        return OutcomesView.NAME;
    }

    /** Holds up the view's signals meanwhile: what is read here must not replace what they say later. */
    @Override
    public synchronized void gained(int partition) {
        owned.add(partition);
        for (Document document : view.find(Filters.eq("partition", partition))) {
            outstanding(Outstanding.of(document));
        }
    }

    @Override
    public synchronized void lost(int partition) {
        owned.remove(partition);
        reminders.values().removeIf(reminder -> reminder.partition() == partition);
    }

    @Override
    public boolean isQuiet(int partition) {
        return underWay.isQuiet(partition);
    }

    @Override
    public synchronized void outstanding(Outstanding command) {
        if (owned.contains(command.partition())) {
            Reminder reminder = reminders.computeIfAbsent(command.commandId(), _ -> new Reminder(command));
            reminder.update(command);
            act(reminder);
        }
    }

    @Override
    public synchronized void settled(String commandId) {
        reminders.remove(commandId);
    }

    private void tick() {
        reminders.values().forEach(this::act);
    }

    private void act(Reminder reminder) {
        Instant now = clock.instant();
        Outstanding.Report report = reminder.claimReport(now);
        if (report != null) {
            underWay.run(reminder.partition(), threads, () -> report(reminder, report));
        }
        if (reminder.claimDeadline(now)) {
            underWay.run(reminder.partition(), threads, () -> checkDeadline(reminder));
        }
    }

    private void report(Reminder reminder, Outstanding.Report report) {
        Duration retryAfter = Duration.ZERO;
        try {
            permits.acquire();
            try {
                retryAfter = reportNow(reminder.commandId(), report);
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The outcome of command {} could not be recorded, trying again", reminder.commandId(), e);
        } finally {
            reminder.tried(report, clock.instant(), retryAfter);
        }
    }

    private Duration reportNow(String commandId, Outstanding.Report report) {
        int version = report.version();
        return switch (flip.reportOutcome(commandId, report.outcome())) {
            case FlipPort.Reported(int status) ->
                record(new RecordOutcome(commandId, version, report.outcome(), status, clock.instant()));
            case FlipPort.Refused(int status, String cause) -> {
                LOG.warn("Flip does not want the outcome of command {}: {} {}", commandId, status, cause);
                yield record(new RecordOutcome(commandId, version, report.outcome(), status, clock.instant()));
            }
            case FlipPort.Failed(String cause, Duration retryAfter) -> {
                record(new RecordOutcomeAttempt(commandId, version, report.attempts() + 1, cause, clock.instant()));
                yield retryAfter;
            }
        };
    }

    private Duration record(Object command) {
        sender.send(command, METADATA);
        return Duration.ZERO;
    }

    private void checkDeadline(Reminder reminder) {
        try {
            sender.send(new CheckDeadline(reminder.commandId(), clock.instant()), METADATA);
        } catch (RuntimeException e) {
            LOG.warn("The deadline of command {} could not be checked, trying again", reminder.commandId(), e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
