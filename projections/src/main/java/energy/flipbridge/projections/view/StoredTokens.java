package energy.flipbridge.projections.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The tokens of the views as they stand in the database, whichever node holds them; reading them claims nothing. */
public final class StoredTokens {

    private static final long NONE = -1;
    private static final String PROCESSOR = "processorName";

    private final MongoCollection<Document> collection;
    private final Serializer serializer;

    /**
     * How far a segment has come.
     *
     * @param segment its number
     * @param position of the last event that is folded; -1 when there is none
     * @param owner the node that holds it; {@code null} when none does
     */
    public record SegmentToken(
            int segment, long position, @Nullable String owner) {}

    public StoredTokens(MongoCollection<Document> collection, Serializer serializer) {
        this.collection = collection;
        this.serializer = serializer;
    }

    /** @return by processor */
    public Map<String, List<SegmentToken>> of(Collection<String> processors) {
        Map<String, List<SegmentToken>> found = new LinkedHashMap<>();
        processors.forEach(name -> found.put(name, new ArrayList<>()));
        collection
                .find(Filters.in(PROCESSOR, processors))
                .projection(Projections.include(PROCESSOR, "segment", "token", "tokenType", "owner"))
                .forEach(document -> found.getOrDefault(document.getString(PROCESSOR), new ArrayList<>())
                        .add(token(document)));
        return found;
    }

    public List<SegmentToken> of(String processor) {
        return of(Set.of(processor)).getOrDefault(processor, List.of());
    }

    private SegmentToken token(Document document) {
        return new SegmentToken(document.getInteger("segment"), position(document), document.getString("owner"));
    }

    /** @return by partition; -1 for those of no segment */
    public Positions positions(String processor) {
        List<SegmentToken> tokens = of(processor);
        int[] ids = tokens.stream().mapToInt(SegmentToken::segment).toArray();
        return Positions.of(partition -> tokens.stream()
                .filter(token -> Segment.computeSegment(token.segment(), ids).matches(partition))
                .mapToLong(SegmentToken::position)
                .findFirst()
                .orElse(NONE));
    }

    private long position(Document document) {
        Binary token = document.get("token", Binary.class);
        return token == null ? NONE : position(token.getData(), document.getString("tokenType"));
    }

    /** @return the position of a token as Axon's stores keep it, also those of other databases */
    public long position(byte[] token, String type) {
        return positionOf(serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null)));
    }

    /** @return -1 for the token from before the first event */
    public static long positionOf(@Nullable TrackingToken token) {
        OptionalLong position = token == null ? OptionalLong.empty() : token.position();
        return position.orElse(NONE);
    }
}
