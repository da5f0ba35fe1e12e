package energy.flipbridge.cloud.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class BsonTypeTest {

    private static final int WRITES = 20_000;
    /** Shorter than any two updates of one document, but not so short that a whole one never stands. */
    private static final long NANOS_BETWEEN_CHANGES = 20_000;

    @Test
    void aDocumentThatIsChangedMeanwhileIsWrittenAllTheSame() throws InterruptedException {
        BsonType type = new BsonType();
        Document document = new Document("_id", "battery-1");
        for (int i = 0; i < 20; i++) {
            document.append("field" + i, i);
        }
        AtomicBoolean isOver = new AtomicBoolean();
        Thread changing = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                document.append("late", 1);
                document.remove("late");
                LockSupport.parkNanos(NANOS_BETWEEN_CHANGES);
            }
        });
        try {
            for (int i = 0; i < WRITES; i++) {
                WriteBuffer buffer = new WriteBuffer();
                type.write(buffer, document);
                ByteBuffer written = buffer.getBuffer();
                written.flip();
                assertThat(type.read(written)).containsEntry("_id", "battery-1").containsEntry("field19", 19);
            }
        } finally {
            isOver.set(true);
            changing.join();
        }
    }
}
