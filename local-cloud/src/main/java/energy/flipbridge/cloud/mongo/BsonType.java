package energy.flipbridge.cloud.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents as BSON in the file. The library's own way, Java serialization, costs several times the work. */
final class BsonType extends BasicDataType<Document> {
    private static final int BYTES_OF_A_FIELD = 64;
    private static final int MOST_ATTEMPTS = 10_000;
    private static final long NANOS_BETWEEN_ATTEMPTS = 20_000;

    @Override
    public void write(WriteBuffer buffer, Document document) {
        buffer.put(encoded(document).nioBuffer());
    }

    /**
     * The library changes a document in its place and then stores it, while the file is written on another thread: what is
     * read in the middle of a change is written again with that, but must not end the file.
     */
    private static ByteBuf encoded(Document document) {
        for (int attempt = 1; ; attempt++) {
            try {
                ByteBuf bytes = Unpooled.buffer(1_024);
                BsonEncoder.encodeDocument(document, bytes);
                return bytes;
            } catch (ConcurrentModificationException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(NANOS_BETWEEN_ATTEMPTS);
            }
        }
    }

    /** A BSON document begins with its length (BSON specification, version 1.1), so it needs no frame. */
    @Override
    public Document read(ByteBuffer buffer) {
        ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
        Document document = BsonDecoder.decodeBson(bytes);
        buffer.position(buffer.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public int getMemory(Document document) {
        return size(document);
    }

    private static int size(Object value) {
        return switch (value) {
            case Map<?, ?> fields ->
                fields.values().stream().mapToInt(it -> size(it)).sum() + BYTES_OF_A_FIELD;
            case Collection<?> values ->
                values.stream().mapToInt(it -> size(it)).sum() + BYTES_OF_A_FIELD;
            case String text -> 2 * text.length() + BYTES_OF_A_FIELD;
            case null, default -> BYTES_OF_A_FIELD;
        };
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
