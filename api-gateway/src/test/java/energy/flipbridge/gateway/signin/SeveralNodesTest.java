package energy.flipbridge.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cloud.mail.Mail;
import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.RunningGateway;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGateway.Extension.class)
class SeveralNodesTest {

    @Test
    void share_sign_ins_sessions_and_limits(RunningGateway one) {
        one.clock.advance(Duration.ofMinutes(11));
        try (RunningGateway other = one.anotherNode()) {
            // given: the mail is asked for at one node, and the code shown at the other
            Browser browser = new Browser(one);
            Mail mail = browser.asks("nodes@example.org");
            Browser there = browser.at(other);
            there.post("/api/sign-in", Map.of("email", "nodes@example.org")).isProblem(429, "sign-in-too-often");
            there.post("/api/sign-in/code", Map.of("email", "nodes@example.org", "code", Browser.code(mail)))
                    .ok();

            // then: the session holds at both, until it is ended at either
            Browser here = there.at(one);
            String account = here.get("/api/session").json().path("accountId").asString();
            assertThat(account)
                    .isEqualTo(
                            there.get("/api/session").json().path("accountId").asString());
            here.post("/api/sign-out", "").ok();
            assertThat(there.get("/api/session").json().path("signedIn").asBoolean())
                    .isFalse();
        }
    }
}
