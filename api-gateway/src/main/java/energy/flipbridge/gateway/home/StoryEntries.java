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
        String kind = switch (entry.event()) {
            case "Registered" -> "REGISTERED";
            case "WentOffline" -> "BATTERY_OFFLINE";
            case "CameBack" -> "BATTERY_BACK";
            case "CommandReceived" -> "COMMAND_RECEIVED";
            case "CommandChanged" -> "COMMAND_CHANGED";
            case "CommandAcked" ->
                "WITHDRAWN".equals(entry.after().get("status")) ? "WITHDRAWAL_CONFIRMED" : "COMMAND_CONFIRMED";
            case "WithdrawalConfirmed" -> "WITHDRAWAL_CONFIRMED";
            case "CommandRejected" -> "COMMAND_REJECTED";
            case "CommandWithdrawn" -> "COMMAND_WITHDRAWN";
            case "CommandExpired" -> "COMMAND_EXPIRED";
            case "CommandFailed" -> "COMMAND_FAILED";
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
        String kind = switch (entry.event()) {
            case "HomeOpened" -> "HOME_OPENED";
            case "CommissioningRequested" -> "COMMISSIONING_REQUESTED";
            case "BatteryCommissioned" -> "COMMISSIONED";
            case "CommissioningRefused" -> "COMMISSIONING_REFUSED";
            case "ConsentGiven" -> "CONSENT_GIVEN";
            case "EnrolmentRequested" -> "ENROLMENT_REQUESTED";
            case "EnrolmentChanged" -> "ENROLMENT_CHANGED";
            case "EnrolmentRefused" -> "ENROLMENT_REFUSED";
            case "LeavingRequested" -> "LEAVING_REQUESTED";
            case "LeavingRefused" -> "LEAVING_REFUSED";
            case "EnrolmentLeft" -> "ENROLMENT_LEFT";
            case "ParticipationChanged" ->
                Boolean.TRUE.equals(entry.detail().get("participating")) ? "OPTED_IN" : "OPTED_OUT";
            case "ReserveChanged" -> "RESERVE_CHANGED";
            case "AddressChanged" -> "ADDRESS_CHANGED";
            case "EventAnnounced" -> "EVENT_ANNOUNCED";
            case "EventChanged" -> "EVENT_CHANGED";
            case "ReleaseRequested" -> "RELEASE_REQUESTED";
            case "BatteryRemoved" -> "BATTERY_REMOVED";
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
