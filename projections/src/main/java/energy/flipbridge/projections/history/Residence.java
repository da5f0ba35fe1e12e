package energy.flipbridge.projections.history;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * A home in which a battery is or was.
 *
 * @param from position of the first event that tells of the battery there
 * @param to position of the last one; {@link Long#MAX_VALUE} while it is there
 */
public record Residence(String siteId, long from, long to) {

    private static final String KEY = "homes";
    private static final int MOST = 20;

    /** the newest last; a battery that has been in more homes has lost the oldest */
    static List<Residence> of(Document head) {
        return head.getList(KEY, Document.class, List.of()).stream()
                .map(home -> new Residence(
                        home.getString("siteId"),
                        home.getLong("from"),
                        home.get("to") instanceof Long to ? to : Long.MAX_VALUE))
                .toList();
    }

    static void fold(Document head, HomeEvent.OfBattery event, long position) {
        List<Document> homes = Values.list(head, KEY);
        Optional<Document> open =
                homes.stream().filter(home -> !home.containsKey("to")).findFirst();
        boolean isHere = open.filter(home -> event.siteId().equals(home.getString("siteId")))
                .isPresent();
        if (event instanceof BatteryRemoved) {
            open.filter(_ -> isHere).ifPresent(home -> home.put("to", position));
        } else if (!isHere) {
            open.ifPresent(home -> home.put("to", position));
            homes.add(new Document("siteId", event.siteId()).append("from", position));
            if (homes.size() > MOST) {
                homes.removeFirst();
            }
        }
    }
}
