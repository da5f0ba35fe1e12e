package energy.flipbridge.projections.replay;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * What the documents of a collection come to, whatever the order in which the database gives them: the sum, modulo 2^256,
 * of the SHA-256 of each document's BSON. Its fields are sorted first, as the embedded database keeps the old order of a
 * document that it replaces.
 *
 * @param documents how many there are
 * @param hash 64 hexadecimal digits
 */
public record Digest(long documents, String hash) {

    private static final int BITS = 256;
    private static final int BETWEEN_LOOKS = 1_000;
    private static final BigInteger MASK = BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE);
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    /** @param goOn is asked now and then, and throws when it is not worth going on */
    static Digest of(MongoCollection<?> collection, Runnable goOn) {
        MessageDigest sha = sha256();
        BigInteger sum = BigInteger.ZERO;
        long documents = 0;
        try (MongoCursor<BsonDocument> all = collection
                .withDocumentClass(BsonDocument.class)
                .find()
                .batchSize(BETWEEN_LOOKS)
                .iterator()) {
            while (all.hasNext()) {
                sum = sum.add(new BigInteger(1, sha.digest(bytes(all.next())))).and(MASK);
                documents++;
                if (documents % BETWEEN_LOOKS == 0) {
                    goOn.run();
                }
            }
        }
        byte[] bytes = sum.setBit(BITS).toByteArray();
        return new Digest(documents, HexFormat.of().formatHex(bytes, 1, bytes.length));
    }

    private static byte[] bytes(BsonDocument document) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, sorted(document), EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    private static BsonDocument sorted(BsonDocument document) {
        BsonDocument sorted = new BsonDocument();
        for (Map.Entry<String, BsonValue> field : new TreeMap<>(document).entrySet()) {
            sorted.put(field.getKey(), sorted(field.getValue()));
        }
        return sorted;
    }

    private static BsonValue sorted(BsonValue value) {
        return switch (value) {
            case BsonDocument document -> sorted(document);
            case BsonArray items ->
                new BsonArray(items.stream().map(Digest::sorted).toList());
            default -> value;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
