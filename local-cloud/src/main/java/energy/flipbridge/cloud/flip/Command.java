package energy.flipbridge.cloud.flip;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one device shall do in one window (docs.flip.energy/doc-493254, api-6039923); durations in seconds. */
record Command(
        String id,
        String eventId,
        String deviceId,
        Instant startsAt,
        Instant endsAt,
        long durationS,
        boolean isPreparatoryAction,
        BatteryCommands batteryCommands,
        Status status,
        DeviceStatus deviceStatus,
        @Nullable String deviceStatusReason,
        Instant createdAt,
        Instant updatedAt) {

    /** Set by Flip: OK is happening, the others withdraw it. */
    enum Status {
        OK,
        CANCELED,
        OPT_OUT
    }

    /** Set by the integrator, but for PENDING, which Flip sets whenever it waits for an answer. */
    enum DeviceStatus {
        PENDING,
        OK,
        FAILED,
        FAILED_OFFLINE,
        FAILED_FAULT
    }

    enum Mode {
        CHARGE,
        DISCHARGE,
        STANDBY,
        BACKUP,
        SELF_CONSUMPTION,
        SAVINGS
    }

    enum PowerMode {
        SETPOINT,
        FOLLOW_LOAD
    }

    /** Mode and limits (docs.flip.energy/battery-modes); the setpoint is positive, its direction comes from the mode. */
    record BatteryCommands(
            Mode mode,
            @Nullable PowerMode powerMode,
            @Nullable Integer setpointW,
            @Nullable Boolean enableGridImport,
            @Nullable Integer backupReservePercentage) {

        BatteryCommands withSetpoint(int watts) {
            return new BatteryCommands(mode, PowerMode.SETPOINT, watts, enableGridImport, backupReservePercentage);
        }

        BatteryCommands withReserve(@Nullable Integer percentage) {
            return new BatteryCommands(mode, powerMode, setpointW, enableGridImport, percentage);
        }
    }

    /** Any change by Flip must be confirmed again, so the device's status starts over. */
    Command changedTo(Status next, BatteryCommands commands, Instant from, Instant until, Instant now) {
        return new Command(
                id,
                eventId,
                deviceId,
                from,
                until,
                Duration.between(from, until).toSeconds(),
                isPreparatoryAction,
                commands,
                next,
                DeviceStatus.PENDING,
                null,
                createdAt,
                now);
    }

    Command reported(DeviceStatus outcome, @Nullable String reason, Instant now) {
        return window(startsAt, endsAt, outcome, reason, now);
    }

    /** Moves the window without asking for a new confirmation: the change is Flip's own record of when it ran. */
    Command window(Instant from, Instant until, DeviceStatus outcome, @Nullable String reason, Instant now) {
        return new Command(
                id,
                eventId,
                deviceId,
                from,
                until,
                Duration.between(from, until).toSeconds(),
                isPreparatoryAction,
                batteryCommands,
                status,
                outcome,
                reason,
                createdAt,
                now);
    }
}
