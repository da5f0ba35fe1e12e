package energy.flipbridge.gateway.live;

import energy.flipbridge.gateway.store.EventTail;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.codec.ServerSentEvent;

/** What one stream has to tell yet. Asked by one at a time. */
final class LiveTelling {

    private static final int MOST_AT_ONCE = 2_000;

    private final EventTail tail;
    private final Feed feed;
    private final long longestSilence;
    private long position;
    private int silent;

    /**
     * @param position of the last event that is not told
     * @param longestSilence after how many turns without news it is said that there are none
     */
    LiveTelling(EventTail tail, Feed feed, long position, long longestSilence) {
        this.tail = tail;
        this.feed = feed;
        this.position = position;
        this.longestSilence = longestSilence;
    }

    /** Blocks. @return what happened since */
    List<ServerSentEvent<Object>> next() throws InterruptedException {
        List<ServerSentEvent<Object>> news = new ArrayList<>();
        for (ViewEvent event : tail.next(MOST_AT_ONCE)) {
            position = event.position();
            if (LiveEvent.tells(event) && feed.has(event)) {
                news.add(LiveFeeds.message("event", position, LiveEvent.of(event)));
            }
        }
        silent = news.isEmpty() ? silent + 1 : 0;
        if (silent >= longestSilence) {
            silent = 0;
            news.add(stillThere());
        }
        return news;
    }

    /** Without data it reaches no page, and a browser keeps its id all the same (HTML, server-sent events). */
    private ServerSentEvent<Object> stillThere() {
        return ServerSentEvent.builder().id(Long.toString(position)).build();
    }
}
