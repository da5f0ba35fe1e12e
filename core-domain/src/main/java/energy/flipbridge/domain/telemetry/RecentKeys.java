package energy.flipbridge.domain.telemetry;

import java.util.LinkedHashSet;

/** The keys of a thing's newest readings, bounded; the oldest go first. */
public final class RecentKeys {

    private final int most;
    private final LinkedHashSet<String> keys = new LinkedHashSet<>();

    public RecentKeys(int most) {
        this.most = most;
    }

    /** @return whether the key was not known */
    public boolean add(String key) {
        boolean isNew = keys.add(key);
        if (keys.size() > most) {
            keys.removeFirst();
        }
        return isNew;
    }
}
