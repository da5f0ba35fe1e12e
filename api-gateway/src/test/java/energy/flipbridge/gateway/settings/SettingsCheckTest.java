package energy.flipbridge.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.Gateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SettingsCheckTest {

    private final MockEnvironment complete = new MockEnvironment()
            .withProperty("flipbridge.aws.region", "us-west-2")
            .withProperty("flipbridge.telemetry.queue-url", "https://sqs.us-west-2.amazonaws.com/1/q")
            .withProperty("flipbridge.flip.api-url", "https://api-sandbox.flip.energy")
            .withProperty("flipbridge.flip.api-key", "fl_key")
            .withProperty("flipbridge.webhook.shared-secret", "0123456789abcdef0123456789abcdef")
            .withProperty("flipbridge.event-store.jdbc-url", "jdbc:postgresql://localhost/flipbridge")
            .withProperty("flipbridge.event-store.username", "flipbridge")
            .withProperty("flipbridge.event-store.password", "secret")
            .withProperty("flipbridge.views.mongodb-uri", "mongodb://localhost/flipbridge")
            .withProperty("flipbridge.mail.host", "smtp.example.org")
            .withProperty("flipbridge.mail.from", "Flipbridge <no-reply@example.org>")
            .withProperty("flipbridge.accounts.hash-key", "0123456789abcdef0123456789abcdef");

    @Test
    void finds_nothing_wrong_with_complete_settings() {
        assertThat(SettingsCheck.check(complete)).isEmpty();
    }

    @Test
    void lists_every_wrong_setting_with_its_source_and_without_its_value() {
        complete.withProperty("flipbridge.flip.api-url", "flip.energy")
                .withProperty("flipbridge.flip.api-key", "has a blank")
                .withProperty("flipbridge.webhook.signing-keys", "whsec_tooshort,nonsense")
                .withProperty("flipbridge.webhook.tolerance", "soon")
                .withProperty("flipbridge.flip.failure-vocabulary", "SOME")
                .withProperty("flipbridge.roles", "web, dishwasher")
                .withProperty("flipbridge.mail.port", "99999")
                .withProperty("flipbridge.mail.from", "Flipbridge")
                .withProperty("flipbridge.mail.username", "smtp")
                .withProperty("flipbridge.accounts.hash-key", "too-short-to-be-a-key")
                .withProperty("flipbridge.staff.oidc.issuer", "https://id.example.org")
                .withProperty("flipbridge.staff.emails", "ada=ada@example.org, bob=ada@example.org")
                .withProperty("flipbridge.aws.access-key-id", "AKIA");

        assertThat(SettingsCheck.check(complete))
                .hasSize(14)
                .allSatisfy(line -> assertThat(line).contains("from: "))
                .noneSatisfy(line -> assertThat(line).contains("nonsense"))
                .anySatisfy(line -> assertThat(line)
                        .contains("flipbridge.flip.api-key", "https://developers.flip.energy/settings/credentials"))
                .anySatisfy(line -> assertThat(line).contains("flipbridge.aws.secret-access-key is missing"));
    }

    @Test
    void makes_the_key_of_the_accounts_itself_in_local_mode_alone() {
        complete.withProperty("flipbridge.accounts.hash-key", "");
        assertThat(SettingsCheck.check(complete)).singleElement().asString().contains("flipbridge.accounts.hash-key");
        complete.withProperty("flipbridge.local", "true");
        assertThat(SettingsCheck.check(complete)).isEmpty();
    }

    @Test
    void asks_a_node_only_for_what_its_roles_need() {
        MockEnvironment views = new MockEnvironment().withProperty("flipbridge.roles", "views");
        assertThat(SettingsCheck.check(views))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).containsAnyOf("event-store", "mongodb", "aws.region"));
    }

    @Test
    void asks_for_a_region_where_webhooks_come_through_a_queue() {
        complete.withProperty("flipbridge.roles", "webhook").withProperty("flipbridge.aws.region", "");
        assertThat(SettingsCheck.check(complete)).isEmpty();
        complete.withProperty("flipbridge.webhook.queue-url", "https://sqs.us-west-2.amazonaws.com/1/webhooks");
        assertThat(SettingsCheck.check(complete)).singleElement().asString().contains("flipbridge.aws.region");
        complete.withProperty("flipbridge.roles", "webhook, ingest");
        assertThat(SettingsCheck.check(complete)).singleElement().asString().contains("flipbridge.aws.region");
    }

    @Test
    void ends_a_start_without_settings_with_a_list_and_no_stack_trace() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gateway.class.getName(),
                        "--flipbridge.data-dir=/nowhere")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(output)
                .contains("Flipbridge cannot start. 12 settings are missing or wrong:")
                .contains("terraform output sqs_queue_url")
                .doesNotContain("\tat ");
    }
}
