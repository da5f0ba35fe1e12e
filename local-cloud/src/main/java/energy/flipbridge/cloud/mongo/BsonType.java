package energy.flipbridge.cloud.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents as BSON in the file. The library's own way, Java serialization, costs several times the work. */
final class BsonType extends BasicDataType<Document> {
    private static final int BYTES_OF_A_FIELD = 64;

    @Override
    public void write(WriteBuffer buffer, Document document) {
        ByteBuf bytes = Unpooled.buffer(1_024);
        BsonEncoder.encodeDocument(document, bytes);
        buffer.put(bytes.nioBuffer());
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
