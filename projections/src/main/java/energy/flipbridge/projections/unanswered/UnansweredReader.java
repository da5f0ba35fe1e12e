package energy.flipbridge.projections.unanswered;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.delivery.Pending;
import energy.flipbridge.projections.delivery.PendingReader;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.outcomes.Outstanding;
import energy.flipbridge.projections.outcomes.OutstandingReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers which commands Flip has no answer about: those that the view of outcomes holds, judged by what waits for their
 * batteries and whether these are heard. The views' documents are found by their ids, and only those of what is
 * outstanding are looked at.
 */
public final class UnansweredReader {

    /** as many as are judged for one question */
    static final int MOST = 5_000;

    private final OutstandingReader outstanding;
    private final PendingReader pending;
    private final DeviceReader devices;

    public UnansweredReader(MongoDatabase database) {
        this.outstanding = new OutstandingReader(database);
        this.pending = new PendingReader(database);
        this.devices = new DeviceReader(database);
    }

    /**
     * @param commands that were judged, those that wait longest first
     * @param outstanding how many there are; more than were judged when there are too many
     */
    public record Found(List<Unanswered> commands, long outstanding) {

        public Found {
            commands = List.copyOf(commands);
        }

        public Tally tally() {
            return Tally.of(commands);
        }

        /** whether all that there are were judged */
        public boolean isComplete() {
            return commands.size() >= outstanding;
        }
    }

    public Found found(Instant now) {
        List<Outstanding> asked = outstanding.outstanding(MOST);
        long count = asked.size() < MOST ? asked.size() : Math.max(MOST, outstanding.count());
        Set<String> things = asked.stream().map(Outstanding::thing).collect(Collectors.toSet());
        Map<String, Pending> waiting = pending.pending(things);
        Map<String, DeviceDetails> known = devices.devices(things);
        List<Unanswered> judged = asked.stream()
                .flatMap(command ->
                        Unanswered.of(command, waiting.get(command.thing()), known.get(command.thing()), now).stream())
                .sorted(Comparator.comparing(Unanswered::askedAt).thenComparing(Unanswered::commandId))
                .toList();
        return new Found(judged, count);
    }
}
