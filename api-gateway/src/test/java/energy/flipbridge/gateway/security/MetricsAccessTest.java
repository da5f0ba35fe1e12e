package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class MetricsAccessTest {

    private static final String METRICS = "/actuator/prometheus";
    private static final String TOKEN = "metrics-token-0123456789abcdef012345";
    private static final RunningGateway GATEWAY = new RunningGateway("--flipbridge.metrics.token=" + TOKEN);

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @Test
    void needs_a_token_that_is_right() {
        get(GATEWAY.anybody(), METRICS).expectStatus().isUnauthorized();
        get(GATEWAY.with("wrong-token-0123456789abcdef01234567"), METRICS)
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void is_given_with_the_metrics_token_and_with_one_of_support() {
        get(GATEWAY.with(TOKEN), METRICS).expectStatus().isOk();
        get(GATEWAY.support(), METRICS).expectStatus().isOk();
    }

    @Test
    void is_all_that_the_metrics_token_opens() {
        for (String path : new String[] {"/api/devices", "/api/support-tokens", "/actuator/health", "/actuator"}) {
            get(GATEWAY.with(TOKEN), path).expectStatus().isUnauthorized();
        }
    }

    @Test
    void is_not_given_to_whoever_is_signed_in_with_a_browser() {
        new Browser(GATEWAY).signedInAs("curious@example.org").get(METRICS).isProblem(401, "not-signed-in");
    }

    private static WebTestClient.ResponseSpec get(WebTestClient client, String path) {
        return client.get().uri(path).exchange();
    }
}
