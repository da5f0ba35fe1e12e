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

    /**
     * @param isAtFlip whether Flip may have it in this home; of what it refused, Flip must not be asked, as it may have
     *     that as somebody else's
     * @param unanswered id of the request to which Flip's answer was never known, so that it must be found out first whose
     *     the battery is there; {@code null} when there is none
     */
    record Remove(String thing, boolean isAtFlip, @Nullable String unanswered) implements Errand {}

    /** Flip is to forget whose home it is. */
    record EraseContact() implements Errand {}

    /**
     * Whether the other must be done first: a battery goes once it is in no programme any more, and a contact once nothing
     * can give it to Flip again and it is known whose site Flip has.
     */
    default boolean waitsFor(Errand other) {
        return switch (this) {
            case Remove(String thing, boolean _, String _) ->
                switch (other) {
                    case Enrol enrol -> enrol.things().contains(thing);
                    case Leave leave -> leave.things().contains(thing);
                    case Commission _, Remove _, EraseContact _ -> false;
                };
            case EraseContact _ ->
                switch (other) {
                    case Commission _, Enrol _ -> true;
                    case Remove remove -> remove.unanswered() != null;
                    case Leave _, EraseContact _ -> false;
                };
            case Commission _, Enrol _, Leave _ -> false;
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
            case "REMOVE" ->
                new Remove(
                        document.getString("thing"),
                        document.getBoolean("isAtFlip", true),
                        document.getString(document.containsKey("unanswered") ? "unanswered" : "forgotten"));
            case "ERASE_CONTACT" -> new EraseContact();
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
            case Remove e -> {
                Document document = new Document("kind", "REMOVE")
                        .append("thing", e.thing())
                        .append("isAtFlip", e.isAtFlip());
                Values.put(document, "unanswered", e.unanswered());
                yield document;
            }
            case EraseContact _ -> new Document("kind", "ERASE_CONTACT");
        };
    }
}
