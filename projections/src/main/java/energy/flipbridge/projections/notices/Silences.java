package energy.flipbridge.projections.notices;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.projections.devices.Connection;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.notices.Notice.SilentBattery;
import energy.flipbridge.projections.view.Lookup;
import energy.flipbridge.projections.view.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Finds the batteries that have been silent for a day and whose homes were not told. A silence of more than a week is not
 * news any more.
 */
final class Silences {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final MongoCollection<Document> devices;
    private final Lookup homes;

    Silences(MongoDatabase views) {
        this.devices = views.getCollection(DevicesView.NAME);
        this.homes = new Lookup(views, NoticesView.NAME);
    }

    /** A used battery may have been off for long before; to its present owner it is silent from the registration on. */
    static Instant since(Instant offlineSince, @Nullable Instant registeredAt) {
        return registeredAt != null && registeredAt.isAfter(offlineSince) ? registeredAt : offlineSince;
    }

    /** @param isOurs by the home's id */
    Map<HomeNotices, List<SilentBattery>> of(Instant now, Predicate<String> isOurs) {
        Map<String, Map<String, Instant>> silent = new HashMap<>();
        Date aDayAgo = Date.from(now.minus(A_DAY));
        Date aWeekAgo = Date.from(now.minus(A_WEEK));
        for (Document device : devices.find(Filters.and(
                Filters.eq("connection", Connection.OFFLINE.name()),
                Filters.lte("offlineSince", aDayAgo),
                Filters.not(Filters.gt("registeredAt", aDayAgo)),
                Filters.or(Filters.gt("offlineSince", aWeekAgo), Filters.gt("registeredAt", aWeekAgo))))) {
            String siteId = device.getString("siteId");
            if (siteId != null && isOurs.test(siteId)) {
                Instant offlineSince = Objects.requireNonNull(Values.instant(device, "offlineSince"));
                silent.computeIfAbsent(siteId, _ -> new HashMap<>())
                        .put(device.getString("thing"), since(offlineSince, Values.instant(device, "registeredAt")));
            }
        }
        Map<HomeNotices, List<SilentBattery>> untold = new HashMap<>();
        homes.all(List.copyOf(silent.keySet())).values().stream()
                .map(HomeNotices::of)
                .forEach(home -> {
                    List<SilentBattery> batteries = silent.getOrDefault(home.siteId(), Map.of()).entrySet().stream()
                            .map(entry ->
                                    new SilentBattery(home.siteId(), home.owner(), entry.getKey(), entry.getValue()))
                            .filter(notice -> home.batteries().containsKey(notice.thing())
                                    && !home.isTold(NoticeKind.SILENT_BATTERY, notice.about()))
                            .toList();
                    if (!batteries.isEmpty()) {
                        untold.put(home, batteries);
                    }
                });
        return untold;
    }
}
