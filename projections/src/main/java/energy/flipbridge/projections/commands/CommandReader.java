package energy.flipbridge.projections.commands;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.view.Backwards;
import energy.flipbridge.projections.view.Growing;
import energy.flipbridge.projections.view.Lookup;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Answers how commands stand. */
public final class CommandReader {

    private final Lookup lookup;

    public CommandReader(MongoDatabase database) {
        this.lookup = new Lookup(database, CommandsView.NAME);
    }

    public Optional<CommandDetails> command(String commandId) {
        return lookup.one(Values.id(commandId)).map(CommandDetails::of);
    }

    /**
     * A thing's commands, those that arrived last first.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<CommandDetails> commands(String thing, int limit, @Nullable String cursor) {
        Growing list = CommandsView.list(thing);
        Backwards range = Backwards.of(lookup.count(list), limit, cursor);
        List<String> ids = lookup.items(list, range.from(), range.to()).reversed().stream()
                .map(item -> Values.id(item.getString("commandId")))
                .toList();
        Map<String, Document> found = lookup.all(ids);
        return new Page<>(
                ids.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(CommandDetails::of)
                        .toList(),
                range.next());
    }
}
