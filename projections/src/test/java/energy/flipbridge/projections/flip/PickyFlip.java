package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.command.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Flip that notes every batch and refuses those whole that hold a reading it cannot read. */
final class PickyFlip implements FlipPort {

    static final String CAUSE = "HTTP 422: Input should be a finite number";

    /** device and sequence number of each reading, as {@code battery-1:7} */
    record Batch(List<String> readings, boolean isTaken) {}

    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch thought = new CountDownLatch(0);

    void cannotRead(String... readings) {
        unreadable.addAll(List.of(readings));
    }

    void canReadAll() {
        unreadable.clear();
    }

    /** From now on it has heard what it is asked, and answers later. */
    void thinks() {
        thought = new CountDownLatch(1);
    }

    void answersNow() {
        thought.countDown();
    }

    /** Its readings are refused one by one. */
    void doesNotHave(String thing) {
        unknown.add(thing);
    }

    List<Batch> batches() {
        return List.copyOf(batches);
    }

    List<String> taken() {
        return batches.stream()
                .filter(Batch::isTaken)
                .flatMap(batch -> batch.readings().stream())
                .toList();
    }

    /** so that a set is compared and repeats are seen apart */
    List<String> takenTwice() {
        return taken().stream().collect(Collectors.groupingBy(reading -> reading)).values().stream()
                .filter(same -> same.size() > 1)
                .map(List::getFirst)
                .toList();
    }

    @Override
    public TelemetryAnswer sendTelemetry(byte[] body, int items) {
        List<String> readings = readings(body);
        boolean isTaken = readings.stream().noneMatch(unreadable::contains);
        batches.add(new Batch(readings, isTaken));
        think();
        if (!isTaken) {
            return new RefusedWhole(CAUSE);
        }
        List<ItemAnswer> answers = new ArrayList<>();
        readings.forEach(reading -> {
            boolean isKnown = !unknown.contains(reading.substring(0, reading.indexOf(':')));
            answers.add(isKnown ? new ItemAnswer(true, "") : new ItemAnswer(false, "Device not found"));
        });
        return new Answered(answers);
    }

    private void think() {
        try {
            thought.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> readings(byte[] body) {
        JsonNode request = JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
        return request.get("telemetry")
                .valueStream()
                .map(item -> item.get("device_id").asString().replace("device::", "") + ":"
                        + item.at("/oem_raw_data/sequence").asLong())
                .toList();
    }

    @Override
    public ReportAnswer reportOutcome(String commandId, Outcome outcome) {
        return new Failed("not asked here", Duration.ZERO);
    }
}
