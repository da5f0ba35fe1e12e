package energy.flipbridge.projections.errands;

import energy.flipbridge.projections.view.Values;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Something that Flip is to be asked for. */
public sealed interface Errand {

    /** @param requestId of the details for Flip */
    record Commission(String thing, String requestId) implements Errand {}

    /** @param requestId of the answers for Flip */
    record Enrol(
            String programId, List<String> things, @Nullable String termsVersion, String requestId) implements Errand {}

    record Leave(String enrolmentId, List<String> things) implements Errand {}

    record Remove(String thing) implements Errand {}

    /** whether the other must be done first: a battery goes once it is in no programme any more */
    default boolean waitsFor(Errand other) {
        return this instanceof Remove(String thing)
                && switch (other) {
                    case Enrol enrol -> enrol.things().contains(thing);
                    case Leave leave -> leave.things().contains(thing);
                    case Commission _, Remove _ -> false;
                };
    }

    static Errand of(Document document) {
        return switch (document.getString("kind")) {
            case "COMMISSION" -> new Commission(document.getString("thing"), document.getString("requestId"));
            case "ENROL" ->
                new Enrol(
                        document.getString("programId"),
                        document.getList("things", String.class),
                        document.getString("termsVersion"),
                        document.getString("requestId"));
            case "LEAVE" -> new Leave(document.getString("enrolmentId"), document.getList("things", String.class));
            case "REMOVE" -> new Remove(document.getString("thing"));
            default -> throw new IllegalStateException("no errand: " + document.getString("kind"));
        };
    }

    default Document document() {
        return switch (this) {
            case Commission e ->
                new Document("kind", "COMMISSION").append("thing", e.thing()).append("requestId", e.requestId());
            case Enrol e -> {
                Document document = new Document("kind", "ENROL")
                        .append("programId", e.programId())
                        .append("things", e.things())
                        .append("requestId", e.requestId());
                Values.put(document, "termsVersion", e.termsVersion());
                yield document;
            }
            case Leave e ->
                new Document("kind", "LEAVE")
                        .append("enrolmentId", e.enrolmentId())
                        .append("things", e.things());
            case Remove e -> new Document("kind", "REMOVE").append("thing", e.thing());
        };
    }
}
