package energy.flipbridge.projections.commands;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.view.Backwards;
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
        this(new Lookup(database, CommandsView.NAME));
    }

    /** @param documents of the view, wherever they are */
    public CommandReader(Lookup documents) {
        this.lookup = documents;
    }

    public Optional<CommandDetails> command(String commandId) {
        return lookup.one(Values.id(commandId)).map(CommandDetails::of);
    }

    /** @return how many commands have arrived for a thing */
    public long count(String thing) {
        return lookup.count(CommandsView.list(thing));
    }

    /** @return the ids of a thing's commands in the order of their arrival, from one number up to, and without, another */
    public List<String> ids(String thing, long from, long to) {
        return lookup.items(CommandsView.list(thing), from, to).stream()
                .map(item -> item.getString("commandId"))
                .toList();
    }

    /**
     * A thing's commands, those that arrived last first.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<CommandDetails> commands(String thing, int limit, @Nullable String cursor) {
        Backwards range = Backwards.of(count(thing), limit, cursor);
        List<String> ids = ids(thing, range.from(), range.to()).reversed().stream()
                .map(Values::id)
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
