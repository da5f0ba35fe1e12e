package energy.flipbridge.projections.parking;

import energy.flipbridge.projections.parking.Parked.State;
import energy.flipbridge.projections.view.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is parked, of all kinds. */
public final class ParkingLots {

    private final List<Parking> all;

    public ParkingLots(List<Parking> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The newest first.
     *
     * @param kind {@code null} for all
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<Parked> list(ParkedId.@Nullable Kind kind, State state, int limit, @Nullable String cursor) {
        Place after = cursor == null ? null : Place.parse(cursor);
        List<Parked> found = all.stream()
                .filter(parking -> kind == null || parking.kind() == kind)
                .flatMap(parking -> parking.newest(state, after, limit + 1).stream())
                .sorted(Place.NEWEST_FIRST)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit), Place.of(found.get(limit - 1)).toString());
    }

    public Optional<Parked> find(String id) {
        return at(id, parking -> key -> parking.find(key)).flatMap(Function.identity());
    }

    public Optional<String> content(String id) {
        return at(id, parking -> key -> parking.content(key)).flatMap(Function.identity());
    }

    public Verdict retry(String id, String actor) {
        return at(id, parking -> key -> parking.retry(key, actor)).orElseGet(Verdict.Unknown::new);
    }

    public Verdict discard(String id, String actor, String reason) {
        return at(id, parking -> key -> parking.discard(key, actor, reason)).orElseGet(Verdict.Unknown::new);
    }

    public void tidy(Instant now) {
        all.forEach(parking -> parking.tidy(now));
    }

    private <T> Optional<T> at(String id, Function<Parking, Function<String, T>> question) {
        return ParkedId.parse(id)
                .flatMap(parsed -> all.stream()
                        .filter(parking -> parking.kind() == parsed.kind())
                        .findFirst()
                        .map(parking -> question.apply(parking).apply(parsed.key())));
    }
}
