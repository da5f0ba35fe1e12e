package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the homeowner was told already, so that nothing is told twice.
 *
 * @param told the newest, by kind and what they are about
 */
record Notices(List<String> told) {

    static final Notices NONE = new Notices(List.of());

    /** far more than can still be due: an event is over, and a silence long past, before so many others are told */
    private static final int MOST = 100;

    boolean has(NoticeKind kind, String about) {
        return told.contains(key(kind, about));
    }

    Notices and(HomeownerNotified event) {
        List<String> all = Stream.concat(told.stream(), Stream.of(key(event.kind(), event.about())))
                .toList();
        return new Notices(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    private static String key(NoticeKind kind, String about) {
        return kind + " " + about;
    }
}
