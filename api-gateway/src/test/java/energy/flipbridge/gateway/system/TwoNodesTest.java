package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one event store and one database of views, both with pages and errands; one dies, the other goes on. */
@Tag("system")
class TwoNodesTest {

    private static final int BEFORE = 2;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private final Moments moments = Moments.random();

    @Test
    void what_a_killed_node_had_begun_the_other_ends_and_nothing_is_done_twice() throws Exception {
        // given a node that does all the errands, as it came first, and another one beside it
        int doomed = GatewayProcess.freePort();
        int staying = GatewayProcess.freePort();
        String stays = "http://localhost:" + staying;
        try (MovingIn homes = MovingIn.start(data, BEFORE + 1, stays);
                GatewayProcess one = GatewayProcess.start(data, doomed)) {
            one.awaitReady();
            try (GatewayProcess other = GatewayProcess.start(data, staying);
                    ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
                // and somebody who signed in at the first, and whose browser comes to either in turn
                Json here = homes.signIn("http://localhost:" + doomed);
                Json there = new Json(stays, here.headers());
                other.awaitReady();
                AtomicInteger looks = new AtomicInteger();

                // when the first dies while batteries are brought in, and one more is brought in after it
                List<Future<?>> done = new ArrayList<>();
                for (int battery = 0; battery < BEFORE; battery++) {
                    int which = battery;
                    done.add(tabs.submit(() ->
                            homes.bringIn(which, () -> looks.getAndIncrement() % 2 == 0 ? here : there)));
                }
                moments.pass(3_000);
                one.kill();
                homes.bringIn(BEFORE, () -> there);
                for (Future<?> each : done) {
                    each.get();
                }

                // then each battery is in one site and one programme, and Flip was heard to do each step once
                homes.assertEachIsInOnce();
                assertThat(homes.taken("POST", "/v1/commission")).isEqualTo(BEFORE + 1);
                assertThat(homes.taken("POST", "/enrollments")).isEqualTo(BEFORE + 1);
                // and the session goes on
                assertThat(there.get("/api/session").ok().path("signedIn").asBoolean())
                        .isTrue();
                assertThat(there.get("/api/homes").ok().path("homes")).hasSize(BEFORE + 1);
                // an orderly end takes its time and is not what this is about
                other.kill();
            }
        }
    }
}
