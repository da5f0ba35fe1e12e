package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.RunningGateway;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often one homeowner may change something, on all nodes together. */
@ExtendWith(RunningGateway.Extension.class)
class ChangePaceTest {

    private final RunningGateway gateway;

    ChangePaceTest(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void changes_are_limited_for_each_account_and_looking_is_not() {
        Browser ada = new Browser(gateway).signedInAs("pace-ada@example.org");
        Browser bob = new Browser(gateway).signedInAs("pace-bob@example.org");
        for (int i = 0; i < 60; i++) {
            assertThat(changed(ada).status()).isNotEqualTo(429);
        }

        Browser.Answer tooMany = changed(ada);
        tooMany.isProblem(429, "changes-too-often");
        assertThat(tooMany.headers().getFirst("Retry-After")).isEqualTo("60");
        ada.get("/api/homes").ok();
        assertThat(changed(bob).status()).isNotEqualTo(429);

        gateway.clock.advance(Duration.ofMinutes(1));
        assertThat(changed(ada).status()).isNotEqualTo(429);
    }

    @Test
    void changes_are_limited_by_the_hour_too() {
        Browser ada = new Browser(gateway).signedInAs("pace-hour@example.org");
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < 60; i++) {
                changed(ada);
            }
            gateway.clock.advance(Duration.ofMinutes(1));
        }

        changed(ada).isProblem(429, "changes-too-often");
    }

    private static Browser.Answer changed(Browser browser) {
        return browser.post("/api/registrations/check", Map.of());
    }
}
