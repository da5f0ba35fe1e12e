package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.moments.Change;
import energy.flipbridge.projections.moments.Moment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Schema(name = "DeviceChanges", description = "What is different of a battery and its commands between two moments")
record ChangesResponse(
        String thing,
        PlaceResponse from,
        PlaceResponse to,

        @Schema(description = "the battery's fields that differ, of Device")
        List<FieldChange> device,

        @Schema(description = "the commands that differ, the newest first; the 200 newest of each moment are compared")
        List<CommandChange> commands,

        @Schema(description = "how many commands that had arrived by the later moment were not compared")
        long commandsLeftOut) {

    @Schema(name = "MomentPlace")
    record PlaceResponse(
            @UtcMillis Instant at,
            @Nullable Long revision,

            @Schema(description = "all events up to this place in the order of all count")
            long position) {

        static PlaceResponse of(Moment moment) {
            return new PlaceResponse(
                    moment.place().at(), moment.revision(), moment.place().position());
        }
    }

    @Schema(name = "CommandChange")
    record CommandChange(
            String commandId,

            @Schema(description = "whether it was not there at the earlier moment")
            boolean arrived,

            @Schema(description = "its fields that differ, of Command")
            List<FieldChange> fields) {}

    static ChangesResponse of(Change change) {
        Moment before = change.before();
        Moment after = change.after();
        return new ChangesResponse(
                after.device().thing(),
                PlaceResponse.of(before),
                PlaceResponse.of(after),
                FieldChange.between(DeviceResponse.of(before.device()), DeviceResponse.of(after.device())),
                commands(before.commands(), after.commands()),
                change.commandsLeftOut());
    }

    private static List<CommandChange> commands(List<CommandDetails> before, List<CommandDetails> after) {
        Map<String, CommandDetails> then =
                before.stream().collect(Collectors.toMap(CommandDetails::commandId, Function.identity()));
        return after.stream()
                .map(now -> command(then.get(now.commandId()), now))
                .filter(command -> !command.fields().isEmpty())
                .toList();
    }

    private static CommandChange command(@Nullable CommandDetails then, CommandDetails now) {
        return new CommandChange(
                now.commandId(),
                then == null,
                FieldChange.between(then == null ? null : CommandResponse.inList(then), CommandResponse.inList(now)));
    }
}
