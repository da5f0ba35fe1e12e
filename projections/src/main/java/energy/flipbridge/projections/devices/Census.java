package energy.flipbridge.projections.devices;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import energy.flipbridge.domain.device.DeviceCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * How many batteries there are, by what can be wrong with them.
 *
 * @param byConnection of each, also when there are none
 * @param stopped that support keeps from being controlled
 * @param certificateEnds when the first certificate of a battery ends that lets it in; of those that have one
 */
public record Census(Map<Connection, Integer> byConnection, int stopped, List<Instant> certificateEnds) {

    private static final String THING = "thing";

    /** Looks at every battery, and so is for what is asked now and then. */
    public static Census of(MongoDatabase views) {
        MongoCollection<Document> devices = views.getCollection(DevicesView.NAME);
        Map<Connection, Integer> byConnection = new EnumMap<>(Connection.class);
        for (Connection connection : Connection.values()) {
            byConnection.put(connection, 0);
        }
        int stopped = 0;
        List<Instant> ends = new ArrayList<>();
        for (Document device : devices.find(Filters.exists(THING))
                .projection(Projections.include(THING, "connection", Stop.FIELD, Certificates.FIELD))) {
            DeviceDetails details = DeviceDetails.of(device);
            byConnection.merge(details.connection(), 1, Integer::sum);
            stopped += details.stops().isEmpty() ? 0 : 1;
            DeviceCertificate.firstEnd(details.certificates()).ifPresent(ends::add);
        }
        return new Census(byConnection, stopped, List.copyOf(ends));
    }

    /** @return how many batteries AWS IoT lets in with a certificate that ends before the time */
    public long endingBefore(Instant time) {
        return certificateEnds.stream().filter(end -> end.isBefore(time)).count();
    }
}
