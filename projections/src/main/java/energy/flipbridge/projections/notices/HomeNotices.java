package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What may have to be told to one home, and what was.
 *
 * @param batteries those at Flip that are not given up, each with its reserve in percent if the homeowner set one
 * @param events those to come, the next first
 */
public record HomeNotices(
        String siteId, String owner, Map<String, Optional<Integer>> batteries, List<Upcoming> events, List<Told> told) {

    record Told(NoticeKind kind, String about, NoticeOutcome outcome, Instant at) {

        static Told of(Document document) {
            return new Told(
                    NoticeKind.valueOf(document.getString("kind")),
                    document.getString("about"),
                    NoticeOutcome.valueOf(document.getString("outcome")),
                    Objects.requireNonNull(Values.instant(document, "at")));
        }
    }

    static HomeNotices of(Document document) {
        Map<String, Optional<Integer>> batteries = new TreeMap<>();
        document.getList("batteries", Document.class, List.of())
                .forEach(battery ->
                        batteries.put(battery.getString("thing"), Optional.ofNullable(battery.getInteger("reserve"))));
        return new HomeNotices(
                document.getString("_id"),
                document.getString("owner"),
                batteries,
                document.getList("events", Document.class, List.of()).stream()
                        .map(Upcoming::of)
                        .sorted(Comparator.comparing(Upcoming::startsAt))
                        .toList(),
                document.getList("told", Document.class, List.of()).stream()
                        .map(Told::of)
                        .toList());
    }

    boolean isTold(NoticeKind kind, String about) {
        return told.stream()
                .anyMatch(each -> each.kind() == kind && each.about().equals(about));
    }

    /** whether a notice of some event may be due now or later */
    boolean isWaiting(Instant now) {
        return !batteries.isEmpty()
                && events.stream()
                        .filter(event -> !event.isPast(now))
                        .anyMatch(event -> !isTold(NoticeKind.NEW_EVENT, event.id())
                                || !isTold(NoticeKind.LOW_RESERVE, event.id()));
    }
}
