package energy.flipbridge.projections.commands;

import energy.flipbridge.projections.story.Story;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a command.
 *
 * @param event the event's name
 * @param at the event's own time
 * @param summary one sentence
 * @param times how often it happened in a row, the last time at {@code at}
 */
public record Step(String event, Instant at, @Nullable String actor, String summary, int times) {

    /** beyond this the first stay and the oldest of the others go */
    static final int MOST = 200;

    private static final int KEPT_FIRST = 20;

    static Step of(Document document) {
        return new Step(
                document.getString("event"),
                Objects.requireNonNull(Values.instant(document, "at")),
                document.getString("actor"),
                document.getString("summary"),
                document.getInteger("times", 1));
    }

    static void add(Document command, ViewEvent event) {
        Story story = Story.of(event.payload());
        Document step = new Document("event", event.name()).append("at", story.at());
        Values.put(step, "actor", event.actor());
        step.append("summary", story.summary());
        List<Document> steps = Values.list(command, "steps");
        Document last = steps.isEmpty() ? null : steps.getLast();
        if (last != null && event.name().equals(last.getString("event"))) {
            step.append("times", last.getInteger("times", 1) + 1);
            steps.removeLast();
        }
        steps.add(step);
        if (steps.size() > MOST) {
            steps.remove(KEPT_FIRST);
            command.merge("stepsLeftOut", 1, (one, other) -> (Integer) one + (Integer) other);
        }
    }
}
