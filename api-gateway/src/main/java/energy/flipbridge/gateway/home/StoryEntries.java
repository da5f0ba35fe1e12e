package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.history.HistoryEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of the audit trail a homeowner wants to know, and what of each entry. The rest is for support. */
final class StoryEntries {

    private StoryEntries() {}

    /** @param command asks for the command of an id */
    static Optional<StoryResponse> ofBattery(
            HistoryEntry entry, String thing, Function<String, Optional<CommandDetails>> command) {
        StoryKind kind = switch (entry.event()) {
            case "Registered" -> StoryKind.REGISTERED;
            case "WentOffline" -> StoryKind.BATTERY_OFFLINE;
            case "CameBack" -> StoryKind.BATTERY_BACK;
            case "ControlStopped" -> entry.before().containsKey("stops") ? null : StoryKind.BATTERY_STOPPED;
            case "ControlResumed" -> entry.after().containsKey("stops") ? null : StoryKind.BATTERY_RESUMED;
            case "CommandReceived" -> StoryKind.COMMAND_RECEIVED;
            case "CommandChanged" -> StoryKind.COMMAND_CHANGED;
            case "CommandAcked" ->
                "WITHDRAWN".equals(entry.after().get("status"))
                        ? StoryKind.WITHDRAWAL_CONFIRMED
                        : StoryKind.COMMAND_CONFIRMED;
            case "WithdrawalConfirmed" -> StoryKind.WITHDRAWAL_CONFIRMED;
            case "CommandRejected" -> StoryKind.COMMAND_REJECTED;
            case "CommandWithdrawn" -> StoryKind.COMMAND_WITHDRAWN;
            case "CommandExpired" -> StoryKind.COMMAND_EXPIRED;
            case "CommandFailed" -> StoryKind.COMMAND_FAILED;
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        copy(entry, "lastHeardAt", values);
        if (entry.commandId() != null) {
            values.put("commandId", entry.commandId());
            command.apply(entry.commandId()).ifPresent(found -> describe(found, values));
            copy(entry, "reason", values);
            if (entry.detail().get("outcome") instanceof Map<?, ?> outcome && outcome.get("reason") != null) {
                values.put("reason", outcome.get("reason"));
            }
        }
        return Optional.of(new StoryResponse(entry.at(), kind, thing, values));
    }

    static Optional<StoryResponse> ofHome(HistoryEntry entry) {
        StoryKind kind = switch (entry.event()) {
            case "HomeOpened" -> StoryKind.HOME_OPENED;
            case "CommissioningRequested" -> StoryKind.COMMISSIONING_REQUESTED;
            case "BatteryCommissioned" -> StoryKind.COMMISSIONED;
            case "CommissioningRefused" -> StoryKind.COMMISSIONING_REFUSED;
            case "ConsentGiven" -> StoryKind.CONSENT_GIVEN;
            case "EnrolmentRequested" -> StoryKind.ENROLMENT_REQUESTED;
            case "EnrolmentChanged" -> StoryKind.ENROLMENT_CHANGED;
            case "EnrolmentRefused" -> StoryKind.ENROLMENT_REFUSED;
            case "LeavingRequested" -> StoryKind.LEAVING_REQUESTED;
            case "LeavingRefused" -> StoryKind.LEAVING_REFUSED;
            case "EnrolmentLeft" -> StoryKind.ENROLMENT_LEFT;
            case "ParticipationChanged" ->
                Boolean.TRUE.equals(entry.detail().get("participating")) ? StoryKind.OPTED_IN : StoryKind.OPTED_OUT;
            case "ReserveChanged" -> StoryKind.RESERVE_CHANGED;
            case "AddressChanged" -> StoryKind.ADDRESS_CHANGED;
            case "EventAnnounced" -> StoryKind.EVENT_ANNOUNCED;
            case "EventChanged" -> StoryKind.EVENT_CHANGED;
            case "ReleaseRequested" -> StoryKind.RELEASE_REQUESTED;
            case "BatteryRemoved" -> StoryKind.BATTERY_REMOVED;
            case "ClosingRequested" -> StoryKind.CLOSING_REQUESTED;
            case "ContactErased" -> StoryKind.CONTACT_ERASED;
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : List.of(
                "programId", "termsVersion", "enrolmentId", "status", "reason", "fields", "eventId", "percentage")) {
            copy(entry, name, values);
        }
        if (entry.detail().get("event") instanceof Map<?, ?> event) {
            for (String name : List.of("eventId", "programId", "status", "startsAt", "endsAt", "participating")) {
                copy(event, name, values);
            }
        }
        return Optional.of(new StoryResponse(entry.at(), kind, thing(entry), values));
    }

    private static @Nullable String thing(HistoryEntry entry) {
        return entry.detail().get("thing") instanceof String thing ? thing : null;
    }

    private static void describe(CommandDetails command, Map<String, Object> values) {
        put(values, "startsAt", time(command.startsAt()));
        put(values, "endsAt", time(command.endsAt()));
        put(values, "mode", command.mode());
        put(values, "setpointW", command.setpoint());
    }

    private static void copy(HistoryEntry entry, String name, Map<String, Object> values) {
        copy(entry.detail(), name, values);
    }

    private static void copy(Map<?, ?> fields, String name, Map<String, Object> values) {
        put(values, name, fields.get(name));
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Timestamps.format(time);
    }
}
