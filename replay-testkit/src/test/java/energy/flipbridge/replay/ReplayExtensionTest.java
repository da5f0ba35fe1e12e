package energy.flipbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What somebody reads whose test cannot be replayed. */
class ReplayExtensionTest {

    static class Nameless {

        @Test
        @ReplayStream("nowhere.jsonl")
        void replays(Replay replay) {
            assertThat(replay.events()).isNotEmpty();
        }
    }

    static class Failing {

        /** Cannot fold anything. */
        private static final class Picky implements View {

            @Override
            public String name() {
                return "picky";
            }

            @Override
            public Set<Class<?>> events() {
                return Set.of(Registered.class);
            }

            @Override
            public Collection<String> reads(ViewEvent event) {
                return List.of();
            }

            @Override
            public void apply(ViewEvent event, Documents documents) {
                throw new IllegalStateException("too spicy");
            }
        }

        @Test
        @ReplayStream("garage-battery.jsonl")
        void folds(Replay replay) {
            replay.views(new Picky());
        }
    }

    @Test
    void a_file_that_is_not_there_is_named_with_where_to_put_it() {
        assertThat(failureOf(Nameless.class))
                .hasMessageContaining("nowhere.jsonl")
                .hasMessageContaining("src/test/resources");
    }

    @Test
    void a_view_that_cannot_fold_an_event_fails_the_test() {
        assertThat(failureOf(Failing.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("picky cannot fold Registered of garage-battery")
                .hasMessageContaining("too spicy");
    }

    private static Throwable failureOf(Class<?> test) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(test))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary().getFailures().getFirst().getException();
    }
}
