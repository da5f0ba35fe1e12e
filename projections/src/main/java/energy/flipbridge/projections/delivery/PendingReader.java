package energy.flipbridge.projections.delivery;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.view.Lookup;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers what waits for devices. */
public final class PendingReader {

    private final Lookup lookup;

    public PendingReader(MongoDatabase database) {
        this.lookup = new Lookup(database, DeliveryView.NAME);
    }

    /** @return what waits for those of the things for which something does, by thing */
    public Map<String, Pending> pending(Collection<String> things) {
        return lookup.all(things).values().stream()
                .map(Pending::of)
                .collect(Collectors.toMap(Pending::thing, pending -> pending));
    }
}
