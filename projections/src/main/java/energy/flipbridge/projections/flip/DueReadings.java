package energy.flipbridge.projections.flip;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import energy.flipbridge.projections.view.Partitions;
import org.bson.Document;

/**
 * Tells whose readings Flip has not answered yet. A battery is taken out of a home at Flip only after they were sent, since
 * they tell what its owner did for the grid and Flip takes none of a battery that it does not have. One that Flip has refused
 * does not hold a battery up: it is tried again as long as the battery is there.
 */
public final class DueReadings {

    private final MongoCollection<Document> view;

    public DueReadings(MongoDatabase views) {
        this.view = views.getCollection(FlipView.NAME);
    }

    /** Looks through what waits of the thing's partition; for what is rare, such as a release. */
    public boolean hasAny(String thing) {
        return view.find(Filters.and(
                                Filters.eq("partition", Partitions.of(thing)),
                                Filters.eq("kind", Chunk.DUE),
                                Filters.elemMatch(
                                        "items", Filters.and(Filters.eq("thing", thing), Filters.eq("attempts", 0)))))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }
}
