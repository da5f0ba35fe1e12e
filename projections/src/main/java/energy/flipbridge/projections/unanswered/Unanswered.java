package energy.flipbridge.projections.unanswered;

import energy.flipbridge.projections.delivery.Pending;
import energy.flipbridge.projections.devices.Connection;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.outcomes.Outstanding;
import energy.flipbridge.projections.timeline.Delivery;
import energy.flipbridge.projections.timeline.Report;
import energy.flipbridge.projections.timeline.Turn;
import energy.flipbridge.projections.timeline.Turn.Whose;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command that Flip has no answer about.
 *
 * @param askedAt when Flip ordered the version that waits, by its own clock
 * @param turn whose turn it is, by the rules of the timeline
 * @param reason why the battery refused, or why the command failed; {@code null} while nothing is concluded
 * @param next what support is to do, one sentence
 * @param device {@code null} for a battery of which the view of devices knows nothing yet
 */
public record Unanswered(
        String commandId,
        String thing,
        Instant askedAt,
        Band band,
        Cause cause,
        Turn turn,
        @Nullable String reason,
        String next,
        @Nullable DeviceDetails device) {

    /**
     * A pure function of what the views keep.
     *
     * @param pending what waits for the battery; {@code null} when nothing does
     * @return empty for a document of which it is not known when Flip asked
     */
    static Optional<Unanswered> of(
            Outstanding command, @Nullable Pending pending, @Nullable DeviceDetails device, Instant now) {
        Outstanding.Order order = command.order();
        if (order == null) {
            return Optional.empty();
        }
        Outstanding.Report report = command.report();
        Turn turn = report == null
                ? delivery(command, order, pending).turn(now, silentSince(device, order))
                : report(report, order).turn(order.deadline(), now);
        Cause cause = cause(report, turn, device);
        return Optional.of(new Unanswered(
                command.commandId(),
                command.thing(),
                order.askedAt(),
                Band.of(order.askedAt(), now),
                cause,
                turn,
                report == null ? null : report.outcome().reason(),
                NextStep.of(cause, turn, report != null, device),
                device));
    }

    private static Cause cause(Outstanding.@Nullable Report report, Turn turn, @Nullable DeviceDetails device) {
        if (report != null) {
            return report.isRejected() ? Cause.REJECTED : Cause.OURS;
        }
        if (turn.whose() != Whose.DEVICE) {
            return Cause.OURS;
        }
        return isHeard(device) ? Cause.BATTERY : Cause.OFFLINE;
    }

    /** A version that the battery has not been told is not yet queued, or was confirmed and will be concluded. */
    private static Delivery delivery(Outstanding command, Outstanding.Order order, @Nullable Pending pending) {
        Pending.@Nullable Entry entry = pending == null
                ? null
                : pending.entries().stream()
                        .filter(one -> one.commandId().equals(command.commandId()) && one.version() == order.version())
                        .findFirst()
                        .orElse(null);
        // the stamp is the time of queueing, at which it is published unless AWS IoT is away
        Instant queuedAt = entry == null ? null : entry.stamp();
        boolean isPublished = entry != null && entry.published();
        return new Delivery(
                false,
                order.version(),
                order.orderedAt(),
                Objects.requireNonNullElse(command.due(), order.deadline()),
                queuedAt,
                isPublished ? queuedAt : null,
                isPublished && pending != null ? Math.max(1, pending.attempts()) : 0,
                null);
    }

    private static Report report(Outstanding.Report report, Outstanding.Order order) {
        return new Report(
                report.version(),
                report.outcome().status().name(),
                Objects.requireNonNullElse(report.since(), order.orderedAt()),
                report.firstFailedAt(),
                report.attempts(),
                Objects.requireNonNullElse(report.lastFailure(), ""));
    }

    private static boolean isHeard(@Nullable DeviceDetails device) {
        return device != null && device.connection() == Connection.ONLINE;
    }

    /** A battery that was never heard is silent since it was first mentioned. */
    private static @Nullable Instant silentSince(@Nullable DeviceDetails device, Outstanding.Order order) {
        if (device == null) {
            return order.orderedAt();
        }
        return switch (device.connection()) {
            case ONLINE -> null;
            case OFFLINE -> Objects.requireNonNullElse(device.offlineSince(), order.orderedAt());
            case UNKNOWN -> Objects.requireNonNullElse(device.firstMentionedAt(), order.orderedAt());
        };
    }
}
