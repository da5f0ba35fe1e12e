package energy.flipbridge.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cloud.mail.Mail;
import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RestartTest {

    @Test
    void keeps_sessions_accounts_and_sign_ins_and_logs_no_address(CapturedOutput output) throws IOException {
        try (RunningGateway gateway = new RunningGateway(
                "--logging.level.energy.flipbridge=trace",
                "--logging.level.org.springframework.http=trace",
                "--logging.level.org.mongodb=debug",
                "--logging.level.org.eclipse=trace")) {
            // given
            Browser signedIn = new Browser(gateway).signedInAs("restarted@example.org");
            String account =
                    signedIn.get("/api/session").json().path("accountId").asString();
            Browser waiting = new Browser(gateway);
            Mail mail = waiting.asks("waiting@example.org");

            // when
            gateway.restart();

            // then
            assertThat(signedIn.get("/api/session").json().path("accountId").asString())
                    .isEqualTo(account);
            waiting.post("/api/sign-in/link", Map.of("token", Browser.token(mail)))
                    .ok();
            gateway.clock.advance(Duration.ofMinutes(1));
            assertThat(new Browser(gateway)
                            .signedInAs("restarted@example.org")
                            .get("/api/session")
                            .json()
                            .path("accountId")
                            .asString())
                    .isEqualTo(account);
            assertThat(Files.getPosixFilePermissions(gateway.data.resolve("accounts-hash-key")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(output.getAll().lines().filter(line -> !line.contains("com.icegreen.greenmail")))
                    .isNotEmpty()
                    .noneMatch(line -> Stream.of("restarted@example.org", "waiting@example.org", Browser.token(mail))
                            .anyMatch(line::contains));
        }
    }
}
