package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.home.LiveState.Marked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/**
 * What one open page has not seen yet. It is worked out from the newest state whenever the page can take more, so that a
 * slow one gets less often, but never old news and never a gap.
 */
final class LiveNews {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(3);
    private static final int MARK = 16;

    private final Duration heartbeat;
    private final Duration every;
    private final Map<String, String> events = new HashMap<>();
    private String home = "";
    private @Nullable String eventsBefore;
    private Duration silent = Duration.ZERO;

    /**
     * @param lastEventId of what the page saw last; the newest state is told from the beginning when it is none of ours
     * @param every how often the state is looked at
     */
    LiveNews(@Nullable String lastEventId, Duration every, Duration heartbeat) {
        this.every = every;
        this.heartbeat = heartbeat;
        if (lastEventId != null && lastEventId.matches("[0-9a-f]{" + MARK + "}\\.[0-9a-f]{" + MARK + "}")) {
            home = lastEventId.substring(0, MARK);
            eventsBefore = lastEventId.substring(MARK + 1);
        }
    }

    List<ServerSentEvent<Object>> of(LiveState state) {
        List<ServerSentEvent<Object>> news = new ArrayList<>();
        boolean isAsBefore = state.eventsMark().equals(eventsBefore);
        eventsBefore = null;
        for (Marked<EventResponse> event : state.events()) {
            String seen = events.put(event.value().eventId(), event.mark());
            if (!isAsBefore && !event.mark().equals(seen)) {
                news.add(message("event", event.value(), null));
            }
        }
        boolean isNewHome = !state.home().mark().equals(home);
        home = state.home().mark();
        if (isNewHome || !news.isEmpty()) {
            news.add(message("home", state.home().value(), state.id()));
        }
        silent = news.isEmpty() ? silent.plus(every) : Duration.ZERO;
        if (silent.compareTo(heartbeat) >= 0) {
            silent = Duration.ZERO;
            news.add(ServerSentEvent.builder().comment("still there").build());
        }
        return news;
    }

    private static ServerSentEvent<Object> message(String name, Object value, @Nullable String id) {
        ServerSentEvent.Builder<Object> message =
                ServerSentEvent.builder(value).event(name).retry(COME_BACK_AFTER);
        return id == null ? message.build() : message.id(id).build();
    }
}
