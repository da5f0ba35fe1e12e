package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a device. Every command may come twice; {@code at} is the moment of asking. */
public sealed interface DeviceCommand {

    String thing();

    Instant at();

    record RegisterDevice(
            @TargetAggregateIdentifier String thing, String owner, String certificateId, String nonce, Instant at)
            implements DeviceCommand {}

    /**
     * @param owner whose home it is; nobody else's battery is commissioned when this comes late. {@code null} when the
     *     event that led to it was stored before it said so
     */
    record RecordCommissioning(
            @TargetAggregateIdentifier String thing,
            @Nullable String owner,
            String siteId,
            String deviceId,
            boolean alreadyKnown,
            Instant at)
            implements DeviceCommand {}

    /**
     * @param owner who gives it up; it is nobody else's to give up when this comes late
     * @param siteId the home that it leaves; a battery that Flip has in another one stays there
     */
    record BeginRelease(@TargetAggregateIdentifier String thing, String owner, String siteId, Instant at)
            implements DeviceCommand {}

    /** Once Flip does not have the battery any more; the rest is as in {@link BeginRelease}. */
    record ReleaseDevice(@TargetAggregateIdentifier String thing, String owner, String siteId, Instant at)
            implements DeviceCommand {}

    /** @param reason in support's words */
    record StopControl(
            @TargetAggregateIdentifier String thing, StopScope scope, StopMode mode, String reason, Instant at)
            implements DeviceCommand {}

    record ResumeControl(@TargetAggregateIdentifier String thing, StopScope scope, String reason, Instant at)
            implements DeviceCommand {}

    record QueueForDelivery(
            @TargetAggregateIdentifier String thing,
            String commandId,
            int version,
            Window window,
            boolean withdrawal,
            Instant orderedAt,
            String commandJson,
            Instant at)
            implements DeviceCommand {}

    /** @param reason in support's words */
    record RequestRedelivery(@TargetAggregateIdentifier String thing, String reason, Instant at)
            implements DeviceCommand {}

    /** @param certificates what AWS IoT has for the device, in any order */
    record NoteCertificates(@TargetAggregateIdentifier String thing, List<DeviceCertificate> certificates, Instant at)
            implements DeviceCommand {}

    record RecordPublish(
            @TargetAggregateIdentifier String thing, List<Publication> publications, int attempt, Instant at)
            implements DeviceCommand {}

    record ConfirmDelivery(
            @TargetAggregateIdentifier String thing, Instant upTo, List<CommandResult> results, Instant at)
            implements DeviceCommand {}

    record ExpireDeliveries(@TargetAggregateIdentifier String thing, Instant at) implements DeviceCommand {}

    record MarkOffline(@TargetAggregateIdentifier String thing, Instant lastHeardAt, Instant at)
            implements DeviceCommand {}

    record NoteHeard(@TargetAggregateIdentifier String thing, Instant heardAt, Instant at) implements DeviceCommand {}
}
