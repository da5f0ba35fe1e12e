package energy.flipbridge.cloud.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoWireServerTest {

    @TempDir
    Path folder;

    @Test
    void documents_are_the_same_after_a_restart() throws Exception {
        // given documents of every kind of value
        Document everything = new Document("_id", "everything")
                .append("text", "Zürich ⚡")
                .append("int", 42)
                .append("long", 1L << 40)
                .append("double", 0.1)
                .append("decimal", Decimal128.parse("12.340"))
                .append("flag", true)
                .append("nothing", null)
                .append("at", new Date(1_795_000_000_123L))
                .append("bytes", new Binary(new byte[] {0, 1, -1}))
                .append("uuid", UUID.fromString("0d4f3b6e-9f0a-4a8e-8a53-7a3a5c1f2b6d"))
                .append("id", new ObjectId("5f43a2d1e4b0c8a7d6e5f4a3"))
                .append("list", List.of(1, "two", new Document("three", 3.0)))
                .append("empty", new Document());
        Document composed = new Document("_id", new Document("thing", "a").append("n", 1)).append("value", 1);
        try (Session session = new Session()) {
            session.documents.insertMany(List.of(everything, composed));
        }

        // when the server starts anew from its file
        try (Session session = new Session()) {
            // then they are read as they were written, by their ids too
            assertThat(session.documents.find(new Document("_id", "everything")).first())
                    .isEqualTo(everything);
            assertThat(session.documents
                            .find(new Document("_id", composed.get("_id")))
                            .first())
                    .isEqualTo(composed);
        }
    }

    @Test
    void a_unique_index_still_refuses_after_a_restart() throws Exception {
        // given two values apart in an index over two fields
        try (Session session = new Session()) {
            session.documents.createIndex(Indexes.ascending("processor", "segment"), new IndexOptions().unique(true));
            session.documents.insertMany(List.of(token("flip", 0), token("flip", 1), token("history", 0)));
        }

        // when the server starts anew
        try (Session session = new Session()) {
            // then a third is taken, and a second of the same is not
            session.documents.insertOne(token("history", 1));
            assertThatThrownBy(() -> session.documents.insertOne(token("flip", 1)))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("duplicate key");
            assertThat(session.documents.countDocuments()).isEqualTo(4);
        }
    }

    @Test
    void the_maps_of_the_file_have_their_own_types() throws Exception {
        // given
        try (Session session = new Session()) {
            session.documents.insertOne(new Document("_id", "a"));
        }

        // when the file is opened as the library does
        try (MVStore store = new BsonBackend(folder.resolve("bson.mv").toString()).getMvStore()) {
            // then its documents and keys are not left to Java serialization
            assertThat(store.openMap("databases.flipbridge.documents").getValueType())
                    .isInstanceOf(BsonType.class);
            assertThat(store.openMap("flipbridge.documents._index__id_").getKeyType())
                    .isInstanceOf(KeyType.class);
        }
    }

    @Test
    void a_collection_takes_the_place_of_another_for_good() throws Exception {
        // given
        try (Session session = new Session()) {
            session.documents.insertMany(
                    List.of(new Document("_id", "a").append("new", false), new Document("_id", "b")));
            MongoCollection<Document> other = session.other();
            other.createIndex(Indexes.ascending("processor", "segment"), new IndexOptions().unique(true));
            other.insertMany(List.of(
                    token("flip", 0).append("_id", "a").append("new", true),
                    token("flip", 1).append("_id", "c")));

            // when
            other.renameCollection(session.documents.getNamespace(), new RenameCollectionOptions().dropTarget(true));

            // then
            assertHasTakenThePlace(session);
        }
        try (Session session = new Session()) {
            assertHasTakenThePlace(session);
            // and it can be done again
            session.other().insertOne(new Document("_id", "d"));
            session.other()
                    .renameCollection(session.documents.getNamespace(), new RenameCollectionOptions().dropTarget(true));
            assertThat(session.documents.find().map(document -> document.get("_id")))
                    .containsExactly("d");
        }
    }

    private static void assertHasTakenThePlace(Session session) {
        assertThat(session.documents.find().map(document -> document.get("_id")))
                .containsExactlyInAnyOrder("a", "c");
        assertThat(session.documents.find(new Document("_id", "a")).first()).containsEntry("new", true);
        assertThat(session.documents.find(new Document("_id", "b")).first()).isNull();
        assertThatThrownBy(() -> session.documents.insertOne(token("flip", 1))).isInstanceOf(MongoWriteException.class);
        assertThat(session.other().countDocuments()).isZero();
        assertThat(session.names()).contains("documents").doesNotContain("other");
    }

    @Test
    void readers_always_see_one_of_both_collections() throws Exception {
        try (Session session = new Session();
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            // given
            session.documents.insertOne(new Document("_id", "a").append("round", 0));
            AtomicBoolean isOver = new AtomicBoolean();
            Future<Integer> missed = reader.submit(() -> {
                int misses = 0;
                while (!isOver.get()) {
                    misses += session.documents.find(new Document("_id", "a")).first() == null ? 1 : 0;
                }
                return misses;
            });

            // when
            for (int round = 1; round <= 30; round++) {
                session.other().insertOne(new Document("_id", "a").append("round", round));
                session.other()
                        .renameCollection(
                                session.documents.getNamespace(), new RenameCollectionOptions().dropTarget(true));
            }
            isOver.set(true);

            // then
            assertThat(missed.get()).isZero();
            assertThat(session.documents.find().first()).containsEntry("round", 30);
        }
    }

    @Test
    void a_renaming_that_is_refused_changes_nothing() throws Exception {
        try (Session session = new Session()) {
            session.documents.insertOne(new Document("_id", "a"));
            session.other().insertOne(new Document("_id", "b"));

            assertThatThrownBy(() -> session.other().renameCollection(session.documents.getNamespace()))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("exists");

            assertThat(session.documents.find().map(document -> document.get("_id")))
                    .containsExactly("a");
            assertThat(session.other().find().map(document -> document.get("_id")))
                    .containsExactly("b");
        }
    }

    private static Document token(String processor, int segment) {
        return new Document("processor", processor).append("segment", segment);
    }

    private final class Session implements AutoCloseable {
        private final MongoWireServer server;
        private final MongoClient client;
        private final MongoCollection<Document> documents;

        Session() throws Exception {
            server = MongoWireServer.start(folder, 0);
            client = MongoClients.create(server.uri() + "?uuidRepresentation=standard");
            documents = client.getDatabase("flipbridge").getCollection("documents");
        }

        MongoCollection<Document> other() {
            return client.getDatabase("flipbridge").getCollection("other");
        }

        List<String> names() {
            return client.getDatabase("flipbridge").listCollectionNames().into(new ArrayList<>());
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }
}
