package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.home.FlipEventStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;

class LiveNewsTest {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    @Test
    void begin_with_what_there_is_and_go_on_with_what_changes() {
        LiveNews news = news(null);

        assertThat(names(news.of(state("one", event("a", true))))).containsExactly("event", "home");
        assertThat(news.of(state("one", event("a", true)))).isEmpty();
        assertThat(names(news.of(state("two", event("a", true))))).containsExactly("home");
        assertThat(names(news.of(state("two", event("a", false), event("b", true)))))
                .as("the home goes with the id")
                .containsExactly("event", "event", "home");
    }

    @Test
    void skip_what_was_there_while_a_slow_page_could_not_take_more() {
        LiveNews news = news(null);
        news.of(state("one", event("a", true)));

        List<ServerSentEvent<Object>> later = news.of(state("three", event("a", false)));
        assertThat(names(later)).containsExactly("event", "home");
        assertThat(later.getLast().data()).isEqualTo(state("three").home().value());
    }

    @Test
    void resume_after_the_last_that_was_seen() {
        String id = last(news(null).of(state("one", event("a", true)))).id();

        assertThat(news(id).of(state("one", event("a", true)))).isEmpty();
        assertThat(names(news(id).of(state("two", event("a", true))))).containsExactly("home");
        assertThat(names(news(id).of(state("one", event("a", false))))).containsExactly("event", "home");
        assertThat(names(news("nonsense").of(state("one", event("a", true))))).containsExactly("event", "home");
    }

    @Test
    void say_that_they_are_still_there_when_nothing_changes() {
        LiveNews news = news(null);
        news.of(state("one"));
        assertThat(news.of(state("one"))).isEmpty();
        assertThat(news.of(state("one"))).isEmpty();
        assertThat(news.of(state("one"))).singleElement().satisfies(beat -> {
            assertThat(beat.comment()).isNotBlank();
            assertThat(beat.data()).isNull();
        });
        assertThat(news.of(state("one"))).isEmpty();
    }

    private static LiveNews news(@Nullable String lastEventId) {
        return new LiveNews(lastEventId, EVERY, HEARTBEAT);
    }

    private static LiveState state(String siteId, EventResponse... events) {
        return LiveState.of(new HomeResponse(siteId, List.of(), List.of()), List.of(events));
    }

    private static EventResponse event(String id, boolean participating) {
        return new EventResponse(
                id,
                "programme",
                FlipEventStatus.UPCOMING,
                Instant.parse("2026-07-01T17:00:00Z"),
                null,
                participating,
                List.of(),
                null,
                List.of());
    }

    private static ServerSentEvent<Object> last(List<ServerSentEvent<Object>> news) {
        return news.getLast();
    }

    private static List<String> names(List<ServerSentEvent<Object>> news) {
        return news.stream().map(event -> String.valueOf(event.event())).toList();
    }
}
