package energy.flipbridge.projections.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches in which one event fails when half of its documents are changed already. */
class FoldingTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00.123Z");

    private final List<String> aside = new ArrayList<>();
    private MongoCollection<Document> collection;
    private Folding folding;

    @BeforeEach
    void begin() {
        collection = MONGO.database().getCollection("notes");
        folding = new Folding(
                new Notes(), collection, (_, event, cause) -> aside.add(event.id() + ": " + cause.getMessage()));
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void an_event_that_fails_leaves_nothing_and_is_put_aside_once() {
        // given
        folding.fold(List.of(event(0, "a")));

        // when
        folding.fold(List.of(event(1, "b"), event(2, "bad"), event(3, "c")));

        // then
        assertThat(notes()).containsExactly("a", "b", "c");
        assertThat(counts()).containsEntry("all", 3).doesNotContainKey("bad");
        assertThat(aside).containsExactly("event-2: no");
    }

    @Test
    void a_long_fold_fails_with_the_event_and_goes_on_with_care_from_what_is_written() {
        // given
        LongFold fold = LongFold.of(folding);
        fold.fold(List.of(event(0, "a"), event(1, "b")));
        fold.write(-1);
        fold.fold(List.of(event(2, "c")));

        // when
        assertThatThrownBy(() -> fold.fold(List.of(event(3, "d"), event(4, "bad"))))
                .isInstanceOf(FoldFailure.class);
        LongFold careful = LongFold.withCare(folding);
        careful.fold(List.of(event(2, "c")));
        careful.fold(List.of(event(3, "d"), event(4, "bad"), event(5, "e")));
        careful.write(-1);

        // then
        assertThat(notes()).containsExactly("a", "b", "c", "d", "e");
        assertThat(counts()).containsEntry("all", 5).doesNotContainKey("bad");
        assertThat(aside).containsExactly("event-4: no");
    }

    @Test
    void what_was_inserted_does_not_change_with_what_it_was_made_of() {
        // when
        folding.fold(List.of(event(0, "a"), event(1, "copy"), event(2, "b")));

        // then
        assertThat(notes()).containsExactly("a", "copy", "b");
        assertThat(texts(document("copy"))).containsExactly("a", "copy");
    }

    private List<String> notes() {
        return texts(document("notes"));
    }

    private Document document(String id) {
        return new Lookup(Finder.in(collection)).one(id).orElseThrow();
    }

    private static List<String> texts(Document document) {
        return document.getList("notes", Document.class).stream()
                .map(note -> note.getString("text"))
                .toList();
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new HashMap<>(document("counts"));
        counts.keySet().removeAll(Set.of("_id", "position"));
        return counts;
    }

    private static ViewEvent event(long position, String text) {
        return new ViewEvent("event-" + position, position, AT, "notes", position, Map.of(), text);
    }

    /** Keeps each text, then counts; fails for one text between both. */
    private static final class Notes implements View {

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public Set<Class<?>> events() {
            return Set.of(String.class);
        }

        @Override
        public OptionalInt partition(Object payload) {
            return OptionalInt.of(0);
        }

        @Override
        public Collection<String> reads(ViewEvent event) {
            return List.of("notes", "counts");
        }

        @Override
        public void apply(ViewEvent event, Documents documents) {
            String text = (String) event.payload();
            documents.fold("notes", document -> {
                List<Document> notes = Values.list(document, "notes");
                notes.add(new Document("text", text).append("at", event.storedAt()));
                if (text.equals("copy")) {
                    documents.insert("copy", new Document("notes", notes));
                }
            });
            if (text.equals("bad")) {
                throw new IllegalArgumentException("no");
            }
            documents.fold(
                    "counts", document -> document.merge("all", 1, (one, more) -> (Integer) one + (Integer) more));
        }
    }
}
