package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.forwarding.ForwardingEvent.Part;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import java.util.List;
import java.util.UUID;

/**
 * Readings that go to Flip in one request.
 *
 * @param isPart whether it came of a larger batch; its stream then begins with the answer
 */
record Shipment(String batchId, boolean isPart, List<ReadingRef> readings, List<String> items) {

    static Shipment of(List<ReadingRef> readings, List<String> items) {
        return new Shipment(UUID.randomUUID().toString(), false, readings, items);
    }

    int size() {
        return readings.size();
    }

    /** the number of the answer's event in the batch's stream */
    long answer() {
        return isPart ? 0 : 1;
    }

    /** In the order of the batch; their ids follow from its id, so that dividing again gives the same. */
    List<Shipment> halves() {
        int middle = size() / 2;
        return List.of(part(1, 0, middle), part(2, middle, size()));
    }

    Part asPart() {
        return new Part(batchId, size());
    }

    private Shipment part(int number, int from, int to) {
        return new Shipment(batchId + "." + number, true, readings.subList(from, to), items.subList(from, to));
    }
}
