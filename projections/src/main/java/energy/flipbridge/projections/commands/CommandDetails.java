package energy.flipbridge.projections.commands;

import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command as it stands.
 *
 * @param version the newest version the battery is to be told; counts from 1
 * @param flipStatus Flip's {@code status}
 * @param mode Flip's battery mode, such as DISCHARGE
 * @param setpoint in W, never negative; the mode gives the direction
 * @param deadline when Flip must have been told the outcome, less a margin
 * @param stamp the newest delivery's stamp, which the battery confirms
 * @param publishes how often the newest delivery was handed to AWS IoT
 * @param withdrawal why it is not to run; {@code null} when it is
 * @param json what Flip sent, verbatim
 * @param stepsLeftOut how many steps are not in the list, which is bounded
 */
public record CommandDetails(
        String commandId,
        String thing,
        @Nullable CommandStatus status,
        int version,
        @Nullable String flipStatus,
        @Nullable String mode,
        @Nullable Double setpoint,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant deadline,
        @Nullable Instant receivedAt,
        @Nullable Instant stamp,
        int publishes,
        @Nullable Instant publishedAt,
        @Nullable Instant ackedAt,
        @Nullable String withdrawal,
        @Nullable Instant withdrawalConfirmedAt,
        @Nullable Reported outcome,
        @Nullable String json,
        List<Step> steps,
        int stepsLeftOut) {

    /**
     * The outcome and whether Flip has it.
     *
     * @param status Flip's {@code device_status}
     * @param reportedAt when Flip answered for good; {@code null} while it has not
     * @param answer Flip's HTTP status
     * @param failedAttempts how often Flip could not be told
     */
    public record Reported(
            String status,
            @Nullable String reason,
            Instant at,
            @Nullable Instant reportedAt,
            @Nullable Integer answer,
            int failedAttempts,
            @Nullable String lastFailure) {

        static Reported of(Document document) {
            return new Reported(
                    document.getString("status"),
                    document.getString("reason"),
                    Objects.requireNonNull(Values.instant(document, "at")),
                    Values.instant(document, "reportedAt"),
                    document.getInteger("answer"),
                    document.getInteger("failedAttempts", 0),
                    document.getString("lastFailure"));
        }
    }

    static CommandDetails of(Document document) {
        String orders = document.getString("batteryCommands");
        JsonNode battery = JsonMapper.shared().readTree(orders == null ? "{}" : orders);
        return new CommandDetails(
                document.getString("commandId"),
                document.getString("thing"),
                CommandFolds.status(document),
                document.getInteger("version", 0),
                document.getString("flipStatus"),
                battery.path("mode").isString() ? battery.path("mode").stringValue() : null,
                battery.path("setpoint_w").isNumber()
                        ? battery.path("setpoint_w").doubleValue()
                        : null,
                Values.instant(document, "startsAt"),
                Values.instant(document, "endsAt"),
                Values.instant(document, "deadline"),
                Values.instant(document, "receivedAt"),
                Values.instant(document, "stamp"),
                document.getInteger("publishes", 0),
                Values.instant(document, "publishedAt"),
                Values.instant(document, "ackedAt"),
                document.getString("withdrawal"),
                Values.instant(document, "withdrawalConfirmedAt"),
                document.get("outcome") instanceof Document outcome ? Reported.of(outcome) : null,
                document.getString("json"),
                document.getList("steps", Document.class, List.of()).stream()
                        .map(Step::of)
                        .toList(),
                document.getInteger("stepsLeftOut", 0));
    }
}
