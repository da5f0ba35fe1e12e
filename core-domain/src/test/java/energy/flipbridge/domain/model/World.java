package energy.flipbridge.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.command.CommandCommand.CheckDeadline;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcome;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcomeAttempt;
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.device.DeviceCommand.BeginRelease;
import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceCommand.ExpireDeliveries;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.device.DeviceCommand.ReleaseDevice;
import energy.flipbridge.domain.device.DeviceCommand.ResumeControl;
import energy.flipbridge.domain.device.DeviceCommand.StopControl;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.flip.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Flip, the bridge and a battery, with networks between them that lose, repeat and reorder. */
final class World {

    private static final Instant START = Instant.parse("2026-07-01T12:00:00.000Z");

    private final FlipModel flip = new FlipModel(START);
    private final Bridge bridge = new Bridge();
    private final BatteryModel battery;
    private final List<List<DeliveryQueued>> messages = new ArrayList<>();
    private final List<RecordPublish> records = new ArrayList<>();
    private final List<BatteryModel.Report> reports = new ArrayList<>();
    private Instant now = START;
    private Instant furthest = START;
    private int attempts;
    private int owners;
    private Instant claimedAt = START;
    private Phase phase = Phase.RELEASED;
    private final Map<StopScope, StopMode> stops = new EnumMap<>(StopScope.class);

    private enum Phase {
        OWNED,
        RELEASING,
        RELEASED
    }

    World(boolean tellsResults) {
        battery = new BatteryModel(tellsResults);
        release();
    }

    void take(Step step) {
        int a = step.a();
        int b = step.b();
        switch (step.kind()) {
            case CREATE -> flip.create(window(a, b), 1_000 + b, now);
            case CHANGE -> flip.change(a, window(b, a / 3), 2_000 + a, now);
            case END_NOW -> flip.change(a, new Window(now.minus(Duration.ofHours(1)), now), 1_000, now);
            case CANCEL -> flip.setStatus(a, "CANCELED", now);
            case OPT_OUT -> flip.setStatus(a, "OPT_OUT", now);
            case BACK_IN -> flip.setStatus(a, "OK", now);
            case RESEND -> flip.resend(a);
            case DUPLICATE -> flip.duplicate(a);
            case WEBHOOK -> {
                if (!flip.inFlight.isEmpty()) {
                    bridge.receive(flip.inFlight.remove(a % flip.inFlight.size()), now);
                }
            }
            case POLICIES -> bridge.runPolicies(a);
            case POLICIES_AGAIN -> bridge.policiesAt = Math.max(0, bridge.policiesAt - a);
            case PUBLISH -> publish(a, b);
            case LATE_MESSAGE -> {
                if (!messages.isEmpty()) {
                    battery.receive(messages.get(a % messages.size()), b % 8 == 0);
                }
            }
            case LATE_RECORD -> {
                if (!records.isEmpty()) {
                    bridge.send(records.get(a % records.size()), now);
                }
            }
            case TELEMETRY -> {
                reports.add(battery.report());
                if (a % 3 != 0) {
                    hear(battery.report());
                }
            }
            case LATE_TELEMETRY -> {
                if (!reports.isEmpty()) {
                    hear(reports.get(a % reports.size()));
                }
            }
            case BOGUS_MARK -> hear(new BatteryModel.Report(farAhead(a), List.of()));
            case BATTERY_JUMPS -> battery.mark = farAhead(a);
            case TIME -> {
                now = now.plus(Duration.ofMinutes(List.of(1, 5, 14, 15, 31).get(a % 5)))
                        .plusNanos(b * 1_234_567L);
                flip.losePatience(now);
                if (phase != Phase.OWNED && b % 2 == 0) {
                    release();
                }
            }
            case CHECK -> check();
            case REPORT -> report(a);
            case RELEASE -> release();
            case STOP -> stop(StopScope.values()[a % 3], StopMode.values()[b % 2], b);
            case RESTART -> bridge.restart();
        }
        Invariants.evidence(bridge, battery);
    }

    /** lets everything arrive, with no more mishaps */
    void comeToRest() {
        int before = -1;
        for (int round = 0; round < 40 && before != events(); round++) {
            before = events();
            while (!flip.inFlight.isEmpty()) {
                bridge.receive(flip.inFlight.removeFirst(), now);
            }
            bridge.runPolicies(Integer.MAX_VALUE);
            check();
            publish(1, 1);
            hear(battery.report());
            report(1);
        }
        bridge.restart();
        Invariants.evidence(bridge, battery);
        Invariants.atRest(bridge, battery, now);
        if (stops.containsValue(StopMode.STOP)) {
            Invariants.whileStopped(battery, now);
        }
        Invariants.afterReleases(bridge, battery, phase == Phase.OWNED ? claimedAt : Instant.MAX, now);
    }

    int events() {
        return bridge.log.size();
    }

    /** the owner gives the battery up, then Flip takes it out of the home, then somebody claims it anew */
    private void release() {
        switch (phase) {
            case OWNED -> {
                bridge.send(new BeginRelease(Bridge.THING, owner(), "site", now), now);
                phase = Phase.RELEASING;
            }
            case RELEASING -> {
                bridge.send(new ReleaseDevice(Bridge.THING, owner(), "site", flip.remove(now)), now);
                phase = Phase.RELEASED;
            }
            case RELEASED -> {
                owners++;
                claimedAt = flip.add(now);
                bridge.send(new RegisterDevice(Bridge.THING, owner(), "cert", "nonce-" + owners, now), now);
                phase = Phase.OWNED;
            }
        }
    }

    /** support stops the battery, makes the stop another one, or lifts it */
    private void stop(StopScope scope, StopMode mode, int b) {
        boolean isLifted = b % 3 != 0 && stops.containsKey(scope);
        if (isLifted) {
            bridge.send(new ResumeControl(Bridge.THING, scope, "fine", now), now);
            stops.remove(scope);
        } else {
            bridge.send(new StopControl(Bridge.THING, scope, mode, "reason " + b, now), now);
            stops.put(scope, mode);
        }
    }

    private String owner() {
        return "homeowner:" + owners;
    }

    private Window window(int a, int b) {
        Instant start = now.plus(Duration.ofMinutes(List.of(-30, 0, 20, 60).get(a % 4)));
        return new Window(start, b % 5 == 0 ? null : start.plus(Duration.ofMinutes(20L + 40 * (b % 4))));
    }

    /** further than any before: a mark that means nothing is not by chance one that is a stamp later on */
    private Instant farAhead(int a) {
        furthest = Stream.of(furthest, bridge.device.lastStamp(), now)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(Duration.ofDays(3L + a))
                .truncatedTo(ChronoUnit.MILLIS);
        return furthest;
    }

    private void publish(int a, int b) {
        List<Bridge.Stored> seen = bridge.log.subList(0, Math.max(0, bridge.log.size() - (a % 4 == 0 ? b % 6 : 0)));
        List<DeliveryQueued> message = DeliveryView.of(seen).toPublish(now);
        if (message.isEmpty()) {
            return;
        }
        messages.add(message);
        if (a % 3 != 0) {
            battery.receive(message, a % 11 == 0);
        }
        List<Publication> publications = message.stream()
                .map(d -> new Publication(d.commandId(), d.version(), d.stamp()))
                .toList();
        RecordPublish record = new RecordPublish(Bridge.THING, publications, ++attempts, now);
        if (b % 3 == 0) {
            records.add(record);
        } else {
            bridge.send(record, now);
        }
    }

    private void hear(BatteryModel.Report report) {
        ConfirmDelivery mark = new ConfirmDelivery(Bridge.THING, report.mark(), report.results(), now);
        List<Instant> expected = Invariants.expectedOf(bridge, mark);
        List<?> events = bridge.send(mark, now);
        assertThat(Invariants.confirmedBy(events)).as("invariant 3: %s", mark).isEqualTo(expected);
    }

    private void check() {
        bridge.send(new ExpireDeliveries(Bridge.THING, now), now);
        List.copyOf(bridge.commands.keySet()).forEach(id -> bridge.send(new CheckDeadline(id, now), now));
        Invariants.deadlines(bridge, now);
    }

    private void report(int a) {
        for (Concluded concluded : bridge.conclusions()) {
            boolean isReported = bridge.log.stream()
                    .anyMatch(stored -> stored.event() instanceof OutcomeReported reported
                            && reported.commandId().equals(concluded.commandId())
                            && reported.version() >= concluded.version());
            if (isReported) {
                continue;
            }
            if (a % 4 == 0) {
                bridge.send(new RecordOutcomeAttempt(concluded.commandId(), concluded.version(), 1, "503", now), now);
            } else {
                flip.hear(concluded.commandId(), concluded.outcome(), now);
                bridge.send(
                        new RecordOutcome(concluded.commandId(), concluded.version(), concluded.outcome(), 200, now),
                        now);
            }
        }
    }
}
