package energy.flipbridge.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.Withdrawal;
import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.model.Bridge.Stored;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The architecture's invariants, checked against an independent reading of the events. */
final class Invariants {

    private Invariants() {}

    static void onEvent(List<Stored> before, Object event, Instant at) {
        switch (event) {
            case DeliveryQueued queued -> onQueued(before, queued, at);
            case Concluded concluded ->
                assertThat(before)
                        .as("invariant 6: one conclusion for a version: %s", concluded)
                        .noneMatch(stored -> stored.event() instanceof Concluded other
                                && other.commandId().equals(concluded.commandId())
                                && other.version() == concluded.version());
            default -> {}
        }
    }

    private static void onQueued(List<Stored> before, DeliveryQueued queued, Instant at) {
        assertThat(queued.withdrawal() || !isStopped(before))
                .as("invariant 13: nothing but withdrawals while a stop stands: %s", queued)
                .isTrue();
        assertThat(queued.stamp().getNano() % 1_000_000)
                .as("invariant 2: milliseconds")
                .isZero();
        assertThat(queued.window().deliverUntil())
                .as("invariant 5: not after its window")
                .isAfter(at);
        for (Stored stored : before) {
            if (stored.event() instanceof DeliveryQueued earlier) {
                assertThat(queued.stamp())
                        .as("invariant 2: stamps strictly increase")
                        .isAfter(earlier.stamp());
                if (earlier.commandId().equals(queued.commandId())) {
                    assertThat(queued.version())
                            .as("invariant 5: no older version follows")
                            .isGreaterThanOrEqualTo(earlier.version());
                }
            }
        }
    }

    private static boolean isStopped(List<Stored> before) {
        Set<StopScope> standing = EnumSet.noneOf(StopScope.class);
        for (Stored stored : before) {
            switch (stored.event()) {
                case ControlStopped e -> standing.add(e.scope());
                case ControlResumed e -> standing.remove(e.scope());
                default -> {}
            }
        }
        return !standing.isEmpty();
    }

    /** Once everything has arrived everywhere, a stopped battery runs nothing. */
    static void whileStopped(BatteryModel battery, Instant now) {
        assertThat(battery.schedule.values())
                .as("invariant 13: a stopped battery")
                .allSatisfy(order -> assertThat(order.window().deliverUntil()).isBeforeOrEqualTo(now));
    }

    /** Invariant 3, before the mark is handled: what it must confirm. */
    static List<Instant> expectedOf(Bridge bridge, ConfirmDelivery mark) {
        if (mark.upTo().isAfter(bridge.device.lastStamp())) {
            return List.of();
        }
        DeliveryView view = DeliveryView.of(bridge.log);
        return view.pending().stream()
                .filter(delivery -> !delivery.stamp().isAfter(mark.upTo()))
                .filter(delivery -> view.recorded().contains(delivery.stamp())
                                && (delivery.window().deliverUntil().isAfter(mark.at())
                                        || delivery.stamp().equals(mark.upTo()))
                        || mark.results().stream()
                                .anyMatch(result -> result.stamp().equals(delivery.stamp())))
                .map(DeliveryQueued::stamp)
                .toList();
    }

    static List<Instant> confirmedBy(List<?> events) {
        return events.stream()
                .filter(DeliveryConfirmed.class::isInstance)
                .flatMap(event -> ((DeliveryConfirmed) event).deliveries().stream())
                .map(Confirmation::stamp)
                .toList();
    }

    /** Invariants 3 and 4 on the whole log: what counts as confirmed was processed by the battery. */
    static void evidence(Bridge bridge, BatteryModel battery) {
        for (Instant stamp : confirmedBy(bridge.log.stream().map(Stored::event).toList())) {
            assertThat(battery.processed).as("invariant 4: evidence").contains(stamp);
        }
    }

    /** Invariant 6, right after the deadlines were checked. */
    static void deadlines(Bridge bridge, Instant now) {
        bridge.commands.forEach((id, command) -> assertThat(command.isPending()
                        && (!command.deadline().isAfter(now)
                                || !command.order().window().deliverUntil().isAfter(now)))
                .as("invariant 6: %s is decided at its deadline", id)
                .isFalse());
    }

    /** Invariant 7 and liveness, once everything has arrived everywhere. */
    static void atRest(Bridge bridge, BatteryModel battery, Instant now) {
        assertThat(DeliveryView.of(bridge.log).pending()).as("nothing waits").isEmpty();
        bridge.commands.forEach((id, command) -> {
            assertThat(command.isPending()).as("%s has an outcome", id).isFalse();
            if (!command.order().window().deliverUntil().isAfter(now)) {
                return;
            }
            if (command.isOver() || command.order().status().isWithdrawn()) {
                assertThat(battery.schedule).as("invariant 7: over").doesNotContainKey(id);
            } else if (command.isAcked()) {
                assertThat(battery.schedule).as("an acknowledged command").containsKey(id);
                assertThat(Objects.requireNonNull(battery.schedule.get(id)).differsFrom(command.order()))
                        .as("%s is scheduled as Flip wants it", id)
                        .isFalse();
            }
        });
        noOverlap(battery, now);
    }

    /**
     * Once everything has arrived everywhere, the battery runs nothing that Flip ordered before it was claimed last, and
     * no release touches what was ordered since.
     */
    static void afterReleases(Bridge bridge, BatteryModel battery, Instant claimedAt, Instant now) {
        boolean isFirst = bridge.log.stream().noneMatch(stored -> stored.event() instanceof ReleaseBegan);
        bridge.commands.forEach((id, command) -> {
            boolean isFormer = command.order().createdAt().isBefore(claimedAt) && !isFirst;
            if (isFormer && command.order().window().deliverUntil().isAfter(now)) {
                assertThat(battery.schedule).as("%s was for a former owner", id).doesNotContainKey(id);
            }
        });
        bridge.log.stream()
                .map(Stored::event)
                .filter(event -> event instanceof CommandWithdrawn e && e.reason() == Withdrawal.RELEASED)
                .map(CommandWithdrawn.class::cast)
                .forEach(withdrawn -> assertThat(withdrawn.order().createdAt())
                        .as("%s is withdrawn with its owner's release", withdrawn.commandId())
                        .isBefore(claimedAt));
    }

    private static void noOverlap(BatteryModel battery, Instant now) {
        var running = battery.schedule.values().stream()
                .filter(order -> order.window().deliverUntil().isAfter(now))
                .toList();
        for (var one : running) {
            for (var other : running) {
                assertThat(!one.commandId().equals(other.commandId())
                                && !one.createdAt().isAfter(other.createdAt())
                                && one.window().isReplacedBy(other.window()))
                        .as("invariant 7: %s and %s overlap", one, other)
                        .isFalse();
            }
        }
    }
}
