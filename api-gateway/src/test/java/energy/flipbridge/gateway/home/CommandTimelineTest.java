package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.gateway.home.Neighbourhood.Person;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A command from Flip's webhook to Flip's answer, over HTTP through the running gateway, and what ids are of. */
class CommandTimelineTest {

    private static final String TIMELINE = "/api/commands/{id}/timeline";

    private static Neighbourhood place;
    private static Person support;
    private static String site;
    private static String command;
    private static JsonNode unpublished;

    /** A battery gets a command, which is looked at before it is published and when Flip has its outcome. */
    @BeforeAll
    static void live() {
        place = new Neighbourhood();
        support = new Person(place.gateway().support());
        place.provision("garage");
        Person ada = place.person("ada");
        site = JsonBody.of(ada.register(place.link("garage"), "garage"))
                .path("siteId")
                .asString();
        await().atMost(Neighbourhood.SOON)
                .until(() ->
                        ada.home(site).at("/batteries/0/state").asString("").equals("COMMISSIONED"));
        place.measures("garage", 4_000, Map.of());
        command = place.flip()
                .post(
                        "/dispatch",
                        Map.of("thing", "garage", "mode", "DISCHARGE", "power_w", 1_000, "duration_s", 3_600))
                .ok()
                .get("command_id")
                .asString();
        await().atMost(Neighbourhood.SOON)
                .until(() ->
                        support.get("/api/devices/garage").path("pendingCount").asInt() == 1);
        Instant stamp = Instant.parse(
                support.get("/api/devices/garage").at("/pending/0/stamp").asString());
        unpublished = support.get(TIMELINE, command);
        place.gateway()
                .bean(CommandSender.class)
                .send(
                        new RecordPublish(
                                "garage", List.of(new Publication(command, 1, stamp)), 1, stamp.plusMillis(1)),
                        Map.of(Audit.ACTOR, Audit.system("delivery")));
        place.measures("garage", 4_001, Map.of("last_command_acked", stamp.toString()));
        await().atMost(Neighbourhood.SOON)
                .until(() -> support.get("/api/commands/{id}", command)
                        .at("/outcome/reported")
                        .asBoolean());
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    /** The sandbox may write of a command more than once, as Flip may. */
    @Test
    void is_told_from_the_webhook_to_flips_answer() {
        JsonNode steps = support.get(TIMELINE, command).path("steps");

        assertThat(steps.valueStream().map(step -> step.path("kind").asString()))
                .startsWith("WEBHOOK", "VERIFIED")
                .containsSubsequence("ORDERED", "QUEUED", "PUBLISHED", "EVIDENCE", "OUTCOME", "REPORTED")
                .endsWith("DEADLINE");
        JsonNode webhook = step("WEBHOOK");
        assertThat(webhook.path("source").asString())
                .isEqualTo("webhook:" + webhook.path("correlationId").asString());
        assertThat(webhook.path("afterMillis").isNull()).isTrue();
        assertThat(step("VERIFIED").path("eventId")).isEqualTo(webhook.path("eventId"));
        assertThat(step("ORDERED").path("causationId")).isEqualTo(webhook.path("eventId"));
        assertThat(step("ORDERED").path("afterMillis").isNumber()).isTrue();
        assertThat(step("QUEUED").path("causationId")).isEqualTo(step("ORDERED").path("eventId"));
        assertThat(step("OUTCOME").path("causationId"))
                .isEqualTo(step("EVIDENCE").path("eventId"));
        assertThat(step("DEADLINE").path("eventId").isNull()).isTrue();
    }

    private static JsonNode step(String kind) {
        return support.get(TIMELINE, command)
                .path("steps")
                .valueStream()
                .filter(step -> step.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void says_whose_turn_it_is() {
        JsonNode turn = unpublished.path("turn");
        JsonNode over = support.get(TIMELINE, command).path("turn");

        assertThat(turn.path("whose").asString()).isEqualTo("BRIDGE");
        assertThat(turn.path("what").asString()).contains("AWS IoT");
        assertThat(turn.path("until")).isEqualTo(unpublished.path("deadline"));
        assertThat(over.path("whose").asString()).isEqualTo("NOBODY");
        assertThat(over.path("late").isNull()).isTrue();
    }

    @Test
    void of_a_command_that_nobody_knows_is_a_problem() {
        place.gateway()
                .support()
                .get()
                .uri(TIMELINE, "nothing")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:flipbridge:problem:unknown-command");
    }

    @Nested
    class Ids {

        @Test
        void are_found_whatever_they_are_of() {
            String webhook = step("WEBHOOK").path("correlationId").asString();
            String event = step("ORDERED").path("eventId").asString();

            assertThat(hits("garage")).containsExactly("DEVICE garage /api/devices/garage");
            assertThat(hits(command)).containsExactly("COMMAND " + command + " /api/commands/" + command + "/timeline");
            assertThat(hits(site)).containsExactly("HOME " + site + " null", "DEVICE garage /api/devices/garage");
            assertThat(hits(webhook)).containsExactly("WEBHOOK " + webhook + " /api/commands/" + command + "/timeline");
            assertThat(hits(event))
                    .containsExactly("EVENT " + event + " /api/devices/garage/history/" + event + "/causes");
            assertThat(hits("nothing")).isEmpty();
        }

        @Test
        void lead_to_routes_that_answer() {
            for (String id : List.of(
                    "garage",
                    command,
                    step("WEBHOOK").path("correlationId").asString(),
                    step("ORDERED").path("eventId").asString())) {
                JsonNode hit = search(id).path("items").get(0);

                assertThat(support.get(hit.path("path").asString())).isNotEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/search", "/api/search?q=", "/api/search?q=%20", "/api/search?q=a%00b"})
        void that_are_none_are_a_problem(String uri) {
            place.gateway()
                    .support()
                    .get()
                    .uri(java.net.URI.create(place.gateway().url() + uri))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("q");
        }

        private List<String> hits(String id) {
            return search(id)
                    .path("items")
                    .valueStream()
                    .map(hit -> hit.path("kind").asString() + " "
                            + hit.path("id").asString() + " " + hit.path("path").asString("null"))
                    .toList();
        }

        private JsonNode search(String id) {
            return support.get("/api/search?q={q}", id);
        }
    }
}
