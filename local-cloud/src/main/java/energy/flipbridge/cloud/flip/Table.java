package energy.flipbridge.cloud.flip;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.StringDataType;

/** Records by id, in memory for reading and as JSON in the store; written inside {@link Store#write} only. */
final class Table<T> {
    private final MVMap<String, String> rows;
    private final Map<String, T> cache = new ConcurrentHashMap<>();

    Table(Store store, String name, Class<T> type) {
        rows = store.map(
                name,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
        rows.forEach((id, json) -> cache.put(id, Json.read(json, type)));
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(cache.get(id));
    }

    boolean has(String id) {
        return cache.containsKey(id);
    }

    void put(String id, T value) {
        rows.put(id, Json.write(value));
        cache.put(id, value);
    }

    void remove(String id) {
        rows.remove(id);
        cache.remove(id);
    }

    Stream<T> all() {
        return cache.values().stream();
    }

    int size() {
        return cache.size();
    }

    /** Forgets the oldest of those that may go, a tenth at a time, once there are more than {@code most}. */
    <C extends Comparable<C>> void keepAtMost(
            int most, Predicate<T> mayGo, Function<T, C> age, Function<T, String> id) {
        if (cache.size() > most) {
            all().filter(mayGo)
                    .sorted(Comparator.comparing(age))
                    .limit(Math.max(1, most / 10))
                    .map(id)
                    .toList()
                    .forEach(this::remove);
        }
    }
}
