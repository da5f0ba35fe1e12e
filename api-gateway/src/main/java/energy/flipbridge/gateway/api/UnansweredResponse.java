package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.api.TimelineResponse.TurnResponse;
import energy.flipbridge.projections.devices.Connection;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.unanswered.Band;
import energy.flipbridge.projections.unanswered.Cause;
import energy.flipbridge.projections.unanswered.Tally;
import energy.flipbridge.projections.unanswered.Unanswered;
import energy.flipbridge.projections.unanswered.UnansweredReader.Found;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Schema(name = "UnansweredCommands", description = "The commands that Flip has no answer about")
record UnansweredResponse(
        @Schema(description = "when this was so") @UtcMillis Instant at,

        @Schema(description = "how many there are") long outstanding,

        @Schema(description = "how many were looked at; fewer when there are too many")
        int lookedAt,

        @Schema(description = "by how long Flip has waited; every band, also without any")
        List<BandResponse> bands,

        @Schema(description = "by why; every cause, also without any")
        List<CauseCount> causes,

        @Schema(description = "how many of those looked at are asked for; more than items when the limit was met")
        int matching,

        List<UnansweredCommand> items) {

    /** What of it is asked for. */
    record Wanted(@Nullable Band band, @Nullable Cause cause, boolean newestFirst, int limit) {

        boolean matches(Unanswered command) {
            return (band == null || band == command.band()) && (cause == null || cause == command.cause());
        }
    }

    @Schema(name = "UnansweredBand", description = "Those for which Flip has waited about as long")
    record BandResponse(
            Band band,
            @Schema(description = "the first minute of it") int fromMinutes,
            int count,
            @Schema(description = "the same by why") List<CauseCount> causes) {}

    @Schema(name = "UnansweredCause", description = "How many have no answer for one reason")
    record CauseCount(
            @Schema(
                    description = "OFFLINE: the battery is silent; REJECTED: it refused, and Flip has not been told; "
                            + "OURS: the bridge has to bring it to AWS IoT, or its outcome to Flip; BATTERY: the battery "
                            + "is heard and has not confirmed")
            Cause cause,

            int count) {}

    @Schema(name = "UnansweredCommand")
    record UnansweredCommand(
            String commandId,

            @Schema(example = "garage-battery") String thing,

            @Schema(description = "when Flip ordered the version that waits, by its own clock") @UtcMillis
            Instant askedAt,

            @Schema(description = "for how long Flip has waited")
            long ageMillis,

            Band band,
            Cause cause,
            TurnResponse turn,

            @Schema(description = "why the battery refused, or why the command failed; null while nothing is concluded")
            @Nullable
            String reason,

            @Schema(
                    description = "what support is to do",
                    example = "Ask why the battery refuses; Flip is told without you")
            String next,

            Connection connection,

            @UtcMillis @Nullable Instant lastHeardAt,

            @Schema(description = "see Device") @Nullable Long clockOffsetMillis,

            @Schema(description = "see Device") @Nullable String clockWarning) {

        static UnansweredCommand of(Unanswered command, Instant now) {
            DeviceDetails device = command.device();
            return new UnansweredCommand(
                    command.commandId(),
                    command.thing(),
                    command.askedAt(),
                    Math.max(0, Duration.between(command.askedAt(), now).toMillis()),
                    command.band(),
                    command.cause(),
                    TurnResponse.of(command.turn()),
                    command.reason(),
                    command.next(),
                    device == null ? Connection.UNKNOWN : device.connection(),
                    device == null ? null : device.lastHeardAt(),
                    device == null ? null : device.clockAheadMillis(),
                    device == null ? null : device.clockWarning());
        }
    }

    static UnansweredResponse of(Found found, Wanted wanted, Instant now) {
        Tally tally = found.tally();
        List<Unanswered> inOrder = wanted.newestFirst() ? found.commands().reversed() : found.commands();
        List<Unanswered> matching = inOrder.stream().filter(wanted::matches).toList();
        return new UnansweredResponse(
                now,
                found.outstanding(),
                found.commands().size(),
                Stream.of(Band.values()).map(band -> band(band, tally)).toList(),
                Stream.of(Cause.values())
                        .map(cause -> new CauseCount(cause, tally.of(cause)))
                        .toList(),
                matching.size(),
                matching.stream()
                        .limit(wanted.limit())
                        .map(command -> UnansweredCommand.of(command, now))
                        .toList());
    }

    private static BandResponse band(Band band, Tally tally) {
        return new BandResponse(
                band,
                band.minutes(),
                tally.of(band),
                Stream.of(Cause.values())
                        .map(cause -> new CauseCount(cause, tally.of(band, cause)))
                        .toList());
    }
}
