package energy.flipbridge.projections.notices;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.home.HomeCommand.RecordNotice;
import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.notices.Notice.LowReserve;
import energy.flipbridge.projections.notices.Notice.NewEvent;
import energy.flipbridge.projections.notices.Notice.SilentBattery;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.worker.Turns;
import energy.flipbridge.projections.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells homeowners what they want to know, one thing at a time for each home, and records what became of it. What fails is
 * repeated with a growing interval for as long as it is of use, and holds up no other home.
 */
public final class NoticeWorker implements Worker, NoticeSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeWorker.class);
    private static final int MOST_AT_ONCE = 4;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_SILENCES_EVERY = Duration.ofSeconds(5);
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("notices"));

    private final MongoCollection<Document> view;
    private final DeviceReader devices;
    private final Silences silences;
    private final Supplier<Notices> notices;
    private final CommandSender sender;
    private final InstantSource clock;
    private final Turns<Task, NoticeAgenda> turns;

    public NoticeWorker(MongoDatabase views, Supplier<Notices> notices, CommandSender sender, InstantSource clock) {
        this.view = views.getCollection(NoticesView.NAME);
        this.devices = new DeviceReader(views);
        this.silences = new Silences(views);
        this.notices = notices;
        this.sender = sender;
        this.clock = clock;
        this.turns = new Turns<>(NoticesView.NAME, MOST_AT_ONCE, LOOK_EVERY, clock, this::run);
        turns.repeat(this::look, LOOK_FOR_SILENCES_EVERY);
    }

    @Override
    public String view() {
        return NoticesView.NAME;
    }

    @Override
    public void gained(int partition) {
        Instant past = clock.instant().minus(Upcoming.OF_USE);
        turns.gained(
                partition,
                () -> view.find(Filters.and(
                                Filters.eq("partition", partition), Filters.gt("events.startsAt", Date.from(past))))
                        .forEach(document -> changed(HomeNotices.of(document))));
    }

    @Override
    public void lost(int partition) {
        turns.lost(partition);
    }

    @Override
    public boolean isQuiet(int partition) {
        return turns.isQuiet(partition);
    }

    @Override
    public void changed(HomeNotices home) {
        change(home.siteId(), known -> known == null ? new NoticeAgenda(home) : known.updated(home));
    }

    private void change(String siteId, UnaryOperator<@Nullable NoticeAgenda> change) {
        turns.change(siteId, known -> {
            NoticeAgenda agenda = change.apply(known);
            return agenda == null || agenda.isEmpty(clock.instant()) ? null : agenda;
        });
    }

    /** those that it has in mind because something may be due */
    Set<String> homes() {
        return turns.sites();
    }

    /** Finds batteries that fell silent or are back, and homes of which nothing is to be told any more. */
    synchronized void look() {
        try {
            Map<HomeNotices, List<SilentBattery>> found = silences.of(clock.instant(), turns::owns);
            Set<String> others = new HashSet<>(turns.sites());
            found.forEach((home, silent) -> {
                others.remove(home.siteId());
                change(home.siteId(), known -> (known == null ? new NoticeAgenda(home) : known).silent(silent));
            });
            others.forEach(siteId -> change(siteId, known -> known == null ? null : known.silent(List.of())));
        } catch (RuntimeException e) {
            LOG.warn("Silent batteries cannot be looked for; trying again", e);
        }
    }

    private void run(NoticeAgenda agenda, Task task) {
        @Nullable NoticeOutcome outcome = null;
        try {
            outcome = outcome(agenda, task);
            if (outcome != null) {
                Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                sender.send(new RecordNotice(agenda.siteId(), task.kind(), task.about(), outcome, at), METADATA);
                agenda.recorded(task, outcome, at);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} for {} failed, trying again", task.kind(), agenda.siteId(), e);
            agenda.failed(task, clock.instant(), outcome);
        }
    }

    /** @return what became of it; {@code null} when it is to be tried again */
    private @Nullable NoticeOutcome outcome(NoticeAgenda agenda, Task task) {
        return switch (task) {
            case Task.Recording recording -> recording.outcome();
            case Task.OfSilence(SilentBattery notice) ->
                isSilent(notice) ? tell(agenda, task, notice) : nothing(agenda, task);
            case Task.OfEvent(NoticeKind kind, HomeNotices home, Upcoming event)
            when kind == NoticeKind.NEW_EVENT ->
                tell(
                        agenda,
                        task,
                        new NewEvent(home.siteId(), home.owner(), event.id(), event.startsAt(), event.endsAt()));
            case Task.OfEvent(NoticeKind _, HomeNotices home, Upcoming event) -> {
                List<LowBattery> low = LowCharge.of(home, event, devices::device, clock.instant());
                if (low.isEmpty()) {
                    yield nothing(agenda, task);
                }
                yield tell(
                        agenda, task, new LowReserve(home.siteId(), home.owner(), event.id(), event.startsAt(), low));
            }
        };
    }

    /** A battery may have come back since it was looked for. */
    private boolean isSilent(SilentBattery notice) {
        return devices.device(notice.thing())
                .flatMap(device -> Optional.ofNullable(device.offlineSince())
                        .map(offlineSince -> Silences.since(offlineSince, device.registeredAt())))
                .filter(notice.since()::equals)
                .isPresent();
    }

    private @Nullable NoticeOutcome nothing(NoticeAgenda agenda, Task task) {
        agenda.nothing(task, clock.instant());
        return null;
    }

    private @Nullable NoticeOutcome tell(NoticeAgenda agenda, Task task, Notice notice) {
        return switch (notices.get().tell(notice)) {
            case Notices.Ended(NoticeOutcome outcome) -> outcome;
            case Notices.Later(String cause) -> {
                LOG.info("{} for {} is tried again: {}", task.kind(), agenda.siteId(), cause);
                agenda.failed(task, clock.instant(), null);
                yield null;
            }
        };
    }

    boolean isIdle() {
        return turns.isIdle();
    }

    @Override
    public void close() {
        turns.close();
    }
}
