package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.Mode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dispatch of a site as its people see it (docs.flip.energy/doc-563176). */
record Event(
        String id,
        String programId,
        String siteId,
        Instant startsAt,
        Instant endsAt,
        long durationS,
        Status status,
        boolean isParticipating,
        List<ScheduleItem> schedule,
        List<DeviceSettings> deviceSettings,
        Instant createdAt,
        Instant updatedAt) {

    enum Status {
        UPCOMING,
        ACTIVE,
        COMPLETED,
        CANCELED
    }

    record ScheduleItem(
            List<String> deviceIds,
            Mode mode,
            Instant startsAt,
            Instant endsAt,
            long durationS,
            boolean isPreparatoryAction) {}

    record DeviceSettings(
            String deviceId,
            @Nullable Integer backupReservePercentage,
            @Nullable Integer maximumChargePercentage) {}

    boolean over() {
        return status == Status.COMPLETED || status == Status.CANCELED;
    }

    Event became(Status next, Instant now) {
        return changed(startsAt, endsAt, durationS, next, isParticipating, schedule, deviceSettings, now);
    }

    Event with(boolean participating, List<DeviceSettings> settings, Instant now) {
        return changed(startsAt, endsAt, durationS, status, participating, schedule, settings, now);
    }

    Event withWindow(Command command, Instant now) {
        List<ScheduleItem> moved = schedule.stream()
                .map(item -> new ScheduleItem(
                        item.deviceIds(),
                        item.mode(),
                        command.startsAt(),
                        command.endsAt(),
                        command.durationS(),
                        item.isPreparatoryAction()))
                .toList();
        return changed(
                command.startsAt(),
                command.endsAt(),
                command.durationS(),
                status,
                isParticipating,
                moved,
                deviceSettings,
                now);
    }

    private Event changed(
            Instant from,
            Instant until,
            long seconds,
            Status next,
            boolean participating,
            List<ScheduleItem> items,
            List<DeviceSettings> settings,
            Instant now) {
        return new Event(
                id, programId, siteId, from, until, seconds, next, participating, items, settings, createdAt, now);
    }
}
