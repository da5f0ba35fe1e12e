package energy.flipbridge.domain.device;

import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happened to a device, apart from its readings. All times are UTC with milliseconds. */
public sealed interface DeviceEvent {

    String thing();

    /**
     * The device was claimed with a URL that it signed.
     *
     * @param owner opaque id of the homeowner or of the support token
     * @param certificateId the active certificate whose key signed
     * @param nonce is spent by this event
     */
    @Revision("1")
    record Registered(String thing, String owner, String certificateId, String nonce, Instant at)
            implements DeviceEvent {}

    /**
     * Flip knows the device.
     *
     * @param alreadyKnown whether Flip answered that it was commissioned before
     */
    @Revision("1")
    record Commissioned(String thing, String siteId, String deviceId, boolean alreadyKnown, Instant at)
            implements DeviceEvent {}

    /**
     * The owner gives the device up: what was ordered for it is withdrawn, and nothing more is taken.
     *
     * @param commands ids of those that the device might still have carried out
     */
    @Revision("1")
    record ReleaseBegan(String thing, List<String> commands, Instant at) implements DeviceEvent {}

    /** The owner gave the device up; it can be claimed anew. */
    @Revision("1")
    record Released(String thing, Instant at) implements DeviceEvent {}

    /**
     * A version of a command waits for the device, under a stamp that is higher than any before.
     *
     * @param withdrawal whether it tells the device not to carry the command out
     * @param orderedAt Flip's creation time of the command
     * @param commandJson what the device gets
     */
    @Revision("1")
    record DeliveryQueued(
            String thing,
            String commandId,
            int version,
            Instant stamp,
            Window window,
            boolean withdrawal,
            Instant orderedAt,
            String commandJson)
            implements DeviceEvent {}

    /** A command came for an owner who gives the device up or has done so; it must not run. */
    @Revision("1")
    record DeliveryDeclined(String thing, String commandId, int version, Instant at) implements DeviceEvent {}

    /**
     * Support keeps the device from being controlled, from now on until {@link ControlResumed} for the same scope. A later
     * stop of the same scope takes the place of an earlier one.
     *
     * @param reason in support's words; Flip is told it with each command that ends by the stop
     * @param commands ids of those that are taken back
     */
    @Revision("1")
    record ControlStopped(
            String thing, StopScope scope, StopMode mode, String reason, List<String> commands, Instant at)
            implements DeviceEvent {

        /** what Flip is told of a command that ends by it */
        public String because() {
            String what = switch (mode) {
                case STOP ->
                    switch (scope) {
                        case DEVICE -> "the battery is stopped";
                        case HOME -> "the home's batteries are stopped";
                        case FLEET -> "all batteries are stopped";
                    };
                case MONITOR_ONLY -> "the battery is only monitored";
            };
            return what + ": " + reason;
        }
    }

    /** That stop stands no more; new commands are taken again unless another stop stands. */
    @Revision("1")
    record ControlResumed(String thing, StopScope scope, String reason, Instant at) implements DeviceEvent {}

    /**
     * A command came while a stop stood; it must not run.
     *
     * @param reason what Flip is told
     */
    @Revision("1")
    record DeliveryBarred(String thing, String commandId, int version, String reason, Instant at)
            implements DeviceEvent {}

    /** A newer command takes the place of this one, which must not run. */
    @Revision("1")
    record DeliverySuperseded(String thing, String commandId, String by, Instant at) implements DeviceEvent {}

    /** Support has what waits for the device sent at once, without waiting for its turn. */
    @Revision("1")
    record RedeliveryRequested(String thing, String reason, Instant at) implements DeviceEvent {}

    /**
     * AWS IoT has other certificates for the device than it had when it was asked before.
     *
     * @param certificates all that it has, by id; none when it does not know the device any more
     */
    @Revision("1")
    record CertificatesChanged(String thing, List<DeviceCertificate> certificates, Instant at) implements DeviceEvent {}

    /**
     * AWS IoT took a commands message; whether the device has it, only the device can say.
     *
     * @param attempt counts the publishes since something new was queued, from 1
     */
    @Revision("1")
    record CommandPublished(String thing, List<Publication> publications, int attempt, Instant at)
            implements DeviceEvent {}

    record Publication(String commandId, int version, Instant stamp) {}

    /**
     * The device showed by its mark that it has everything up to here.
     *
     * @param deliveries the published ones that this confirms; may be none when only the mark advanced
     */
    @Revision("1")
    record DeliveryConfirmed(String thing, Instant upTo, List<Confirmation> deliveries, Instant at)
            implements DeviceEvent {}

    /** @param reason in the device's words, when it did not simply accept */
    record Confirmation(
            String commandId,
            int version,
            Instant stamp,
            CommandResult.Outcome outcome,
            @Nullable String reason) {}

    /** The window ended, or the command did, before the device confirmed; it is not delivered any more. */
    @Revision("1")
    record DeliveryExpired(String thing, String commandId, int version, Instant stamp, Instant at)
            implements DeviceEvent {}

    /** Nothing was heard for too long. */
    @Revision("1")
    record WentOffline(String thing, Instant lastHeardAt, Instant at) implements DeviceEvent {}

    @Revision("1")
    record CameBack(String thing, Instant heardAt, Instant at) implements DeviceEvent {}
}
