package energy.flipbridge.projections.view;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.parking.ParkedEvents;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/**
 * Views that are folded live, in segments that go on in any order and batches of any size, some of which are folded again
 * since their node died before it could say that they were.
 */
public final class Nodes {

    private static final int MOST_IN_BATCH = 40;
    private static final int ONE_DIES_OF = 10;

    private final List<Worker> workers;
    private final Random random;

    private static final class Worker {

        private final ViewReplay replay;
        private int next;

        Worker(ViewReplay replay) {
            this.replay = replay;
        }
    }

    /** @param segments of each view: 1, 2, 4 or 8 */
    public Nodes(List<View> views, MongoDatabase database, int segments, Random random) {
        this.random = random;
        this.workers = views.stream()
                .flatMap(view -> workers(view, database, segments).stream())
                .toList();
    }

    private static List<Worker> workers(View view, MongoDatabase database, int count) {
        TokenStore tokens = new InMemoryTokenStore();
        tokens.initializeTokenSegments(view.name(), count, new GlobalSequenceTrackingToken(-1));
        ParkedEvents parked = new ParkedEvents(database.getCollection("parked"), InstantSource.system());
        int[] ids = IntStream.range(0, count).toArray();
        return IntStream.of(ids)
                .mapToObj(id ->
                        new Worker(new ViewReplay(view, Segment.computeSegment(id, ids), database, tokens, parked)))
                .toList();
    }

    /** Until each view has so many of the events. */
    public void fold(List<DomainEventMessage<?>> events, int count) {
        List<Worker> behind = new ArrayList<>(workers);
        while (!behind.isEmpty()) {
            Worker worker = behind.get(random.nextInt(behind.size()));
            int end = Math.min(count, worker.next + 1 + random.nextInt(MOST_IN_BATCH));
            if (worker.next < end) {
                worker.replay.fold(ViewRunner.tracked(events, worker.next, end));
            }
            if (random.nextInt(ONE_DIES_OF) > 0) {
                worker.next = end;
            }
            behind.removeIf(each -> each.next >= count);
        }
    }
}
