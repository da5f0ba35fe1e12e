package energy.flipbridge.cloud.iot.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import tools.jackson.databind.json.JsonMapper;

/** Records by key, read from memory and written through to the store, which commits. */
final class Table<V> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MVMap<String, String> stored;
    private final ConcurrentSkipListMap<String, V> rows = new ConcurrentSkipListMap<>();

    Table(MVStore store, String name, Class<V> type) {
        stored = store.openMap(name);
        stored.forEach((key, json) -> rows.put(key, JSON.readValue(json, type)));
    }

    Optional<V> get(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    void put(String key, V row) {
        stored.put(key, JSON.writeValueAsString(row));
        rows.put(key, row);
    }

    void remove(String key) {
        stored.remove(key);
        rows.remove(key);
    }

    Collection<V> all() {
        return rows.values();
    }

    Collection<V> startingWith(String prefix) {
        return rows.subMap(prefix, prefix + Character.MAX_VALUE).values();
    }

    Page<V> page(Optional<String> after, int size, Predicate<V> shown) {
        NavigableMap<String, V> rest = after.<NavigableMap<String, V>>map(key -> rows.tailMap(key, false))
                .orElse(rows);
        List<Map.Entry<String, V>> window = rest.entrySet().stream()
                .filter(row -> shown.test(row.getValue()))
                .limit(size + 1L)
                .toList();
        boolean more = window.size() > size;
        List<Map.Entry<String, V>> page = more ? window.subList(0, size) : window;
        return new Page<>(
                page.stream().map(Map.Entry::getValue).toList(),
                more ? Optional.of(page.getLast().getKey()) : Optional.empty());
    }
}
