package energy.flipbridge.gateway.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The gateway dies at random moments while a homeowner registers batteries and enrols them, trying again each time. */
@Tag("system")
class HomeKillTest {

    private static final int DEATHS = 5;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private final Moments moments = Moments.random();

    @Test
    void whatever_moment_it_dies_each_battery_ends_in_one_site_one_device_and_one_enrolment() throws Exception {
        // given somebody with as many batteries as the gateway has deaths
        int port = GatewayProcess.freePort();
        String url = "http://localhost:" + port;
        try (MovingIn homes = MovingIn.start(data, DEATHS, url);
                GatewayProcess gateway = GatewayProcess.start(data, port);
                ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            gateway.awaitReady();
            Json ada = homes.signIn(url);

            // when the gateway is killed at a random moment after each began to be registered
            List<Future<?>> done = new ArrayList<>();
            for (int death = 0; death < DEATHS; death++) {
                gateway.awaitReady();
                int battery = death;
                done.add(tabs.submit(() -> homes.bringIn(battery, () -> ada)));
                moments.pass(3_000);
                gateway.kill();
                gateway.restart();
            }
            for (Future<?> each : done) {
                each.get();
            }

            // then
            homes.assertEachIsInOnce();
        }
    }
}
