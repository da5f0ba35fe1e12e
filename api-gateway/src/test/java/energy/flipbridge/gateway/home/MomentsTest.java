package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.gateway.home.Neighbourhood.Person;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A battery as it was, over HTTP through the running gateway. */
class MomentsTest {

    private static final String DEVICE = "/api/devices/{thing}";

    private static Neighbourhood place;
    private static Person support;
    private static String command;

    /** how the battery and its commands were, as the API told it then */
    private record Remembered(Instant at, JsonNode device, JsonNode commands) {}

    private static final List<Remembered> REMEMBERED = new ArrayList<>();

    /** A battery is registered, measures, gets a command and confirms it; each time it is remembered how it was. */
    @BeforeAll
    static void live() {
        place = new Neighbourhood();
        support = new Person(place.gateway().support());
        place.provision("garage");
        Person ada = place.person("ada");
        ada.register(place.link("garage"), "garage").expectStatus().is2xxSuccessful();
        remember(device -> device.path("commissioned").asBoolean());

        place.measures("garage", 4_000, Map.of());
        remember(device -> charge(device) == 4_000);

        command = place.flip()
                .post(
                        "/dispatch",
                        Map.of("thing", "garage", "mode", "DISCHARGE", "power_w", 1_000, "duration_s", 3_600))
                .ok()
                .get("command_id")
                .asString();
        JsonNode waiting = remember(device -> device.path("pendingCount").asInt() == 1);
        Instant stamp = Instant.parse(waiting.at("/pending/0/stamp").asString());

        place.gateway()
                .bean(CommandSender.class)
                .send(
                        new RecordPublish(
                                "garage", List.of(new Publication(command, 1, stamp)), 1, stamp.plusMillis(1)),
                        Map.of(Audit.ACTOR, Audit.system("delivery")));
        remember(device -> device.at("/pending/0/publishedAt").isString());

        place.measures("garage", 4_001, Map.of("last_command_acked", stamp.toString()));
        await().atMost(Neighbourhood.SOON)
                .until(() -> support.get("/api/commands/{id}", command)
                        .at("/outcome/reported")
                        .asBoolean());
        remember(device -> device.path("pendingCount").asInt() == 0 && charge(device) == 4_001);
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    /** Waits until the battery is as expected and the views have all of it, so that now is as it is told to be. */
    private static JsonNode remember(Predicate<JsonNode> isExpected) {
        await().atMost(Neighbourhood.SOON).until(() -> {
            JsonNode live = support.get(DEVICE, "garage");
            JsonNode commands =
                    support.get(DEVICE + "/commands?limit=200", "garage").path("items");
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            boolean isStill = isExpected.test(live) && isAsTold(now, live, commands);
            if (isStill) {
                REMEMBERED.add(new Remembered(now, live, commands));
            }
            return isStill;
        });
        return REMEMBERED.getLast().device();
    }

    private static boolean isAsTold(Instant at, JsonNode live, JsonNode commands) {
        JsonNode then = support.get(DEVICE + "?at={at}", "garage", at);
        return withoutMoment(then).equals(withoutMoment(live))
                && then.at("/moment/commands").equals(commands);
    }

    private static JsonNode withoutMoment(JsonNode device) {
        ObjectNode copy = ((ObjectNode) device).deepCopy();
        copy.remove("moment");
        return copy;
    }

    private static int charge(JsonNode device) {
        return device.at("/reading/storedEnergyWh").asInt(0);
    }

    @Test
    void is_told_as_it_was_told_then() {
        assertThat(REMEMBERED).hasSize(5);
        for (Remembered then : REMEMBERED) {
            JsonNode now = support.get(DEVICE + "?at={at}", "garage", then.at());

            assertThat(withoutMoment(now)).isEqualTo(withoutMoment(then.device()));
            assertThat(now.at("/moment/commands")).isEqualTo(then.commands());
            assertThat(now.at("/moment/commandCount").asInt())
                    .isEqualTo(then.commands().size());
            assertThat(now.at("/moment/at").asString()).isEqualTo(then.at().toString());
        }
    }

    @Test
    void is_told_as_of_its_revisions() {
        JsonNode newest =
                support.get(DEVICE + "?at={at}", "garage", REMEMBERED.getLast().at());
        int revision = newest.at("/moment/revision").asInt();

        JsonNode first = support.get(DEVICE + "?revision=0", "garage");
        JsonNode last = support.get(DEVICE + "?revision={n}", "garage", revision);

        assertThat(revision).isPositive();
        assertThat(first.path("pendingCount").asInt()).isZero();
        assertThat(first.at("/moment/commandCount").asInt()).isZero();
        assertThat(first.at("/moment/revision").asInt()).isZero();
        assertThat(last.at("/moment/revision").asInt()).isEqualTo(revision);
        assertThat(last.path("mark")).isEqualTo(newest.path("mark"));
        place.gateway()
                .support()
                .get()
                .uri(DEVICE + "?revision={n}", "garage", revision + 1)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:flipbridge:problem:unknown-revision")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail).asString().contains("newest is " + revision));
    }

    @Test
    void is_told_with_the_readings_that_had_arrived_in_the_minute_before() {
        JsonNode early =
                support.get(DEVICE + "?at={at}", "garage", REMEMBERED.get(1).at());

        assertThat(early.at("/moment/readings")
                        .valueStream()
                        .map(reading -> reading.path("storedEnergyWh").asInt()))
                .containsExactly(4_000);
    }

    @Test
    void is_not_told_before_it_was_known() {
        Instant known = Instant.parse(
                support.get(DEVICE, "garage").path("firstMentionedAt").asString());

        support.get(DEVICE + "?at={at}", "garage", known);
        place.gateway()
                .support()
                .get()
                .uri(DEVICE + "?at={at}", "garage", known.minusMillis(1))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:flipbridge:problem:unknown-moment")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail).asString().contains(known.toString()));
    }

    @Test
    void without_a_moment_has_none() {
        assertThat(support.get(DEVICE, "garage").path("moment").isNull()).isTrue();
    }

    @Nested
    class Changes {

        @Test
        void are_told_field_by_field() {
            JsonNode changes = support.get(
                    DEVICE + "/changes?from={from}&to={to}",
                    "garage",
                    REMEMBERED.get(1).at(),
                    REMEMBERED.getLast().at());

            assertThat(field(changes.path("device"), "reading.storedEnergyWh")
                            .path("before")
                            .asInt())
                    .isEqualTo(4_000);
            assertThat(field(changes.path("device"), "reading.storedEnergyWh")
                            .path("after")
                            .asInt())
                    .isEqualTo(4_001);
            assertThat(field(changes.path("device"), "mark").path("before").isNull())
                    .isTrue();
            assertThat(names(changes.path("device"))).doesNotContain("thing", "owner", "moment");
            assertThat(changes.at("/commands/0/commandId").asString()).isEqualTo(command);
            assertThat(changes.at("/commands/0/arrived").asBoolean()).isTrue();
            assertThat(field(changes.at("/commands/0/fields"), "status")
                            .path("after")
                            .asString())
                    .isEqualTo("ACKED");
            assertThat(changes.path("commandsLeftOut").asInt()).isZero();
        }

        @Test
        void of_a_command_that_was_there_are_what_became_of_it() {
            JsonNode changes = support.get(
                    DEVICE + "/changes?from={from}&to={to}",
                    "garage",
                    REMEMBERED.get(2).at(),
                    REMEMBERED.get(3).at());

            assertThat(changes.at("/commands/0/arrived").asBoolean()).isFalse();
            assertThat(field(changes.at("/commands/0/fields"), "status")
                            .path("before")
                            .asString())
                    .isEqualTo("PENDING");
            assertThat(field(changes.at("/commands/0/fields"), "status")
                            .path("after")
                            .asString())
                    .isEqualTo("PUBLISHED");
            assertThat(names(changes.at("/commands/0/fields"))).doesNotContain("commandId", "deadline");
        }

        @Test
        void are_none_between_a_moment_and_itself() {
            JsonNode changes = support.get(DEVICE + "/changes?fromRevision=0&toRevision=0", "garage");

            assertThat(changes.path("device")).isEmpty();
            assertThat(changes.path("commands")).isEmpty();
            assertThat(changes.path("from")).isEqualTo(changes.path("to"));
        }

        @Test
        void go_on_to_now_and_never_back() {
            JsonNode changes = support.get(DEVICE + "/changes?fromRevision=0", "garage");

            assertThat(names(changes.path("device"))).contains("mark", "connection");
            place.gateway()
                    .support()
                    .get()
                    .uri(DEVICE + "/changes?fromRevision=1&toRevision=0", "garage")
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("toRevision");
        }

        @Test
        void that_staff_read_are_kept() {
            place.measures("cellar", 4_000, Map.of());
            await().atMost(Neighbourhood.SOON)
                    .until(() ->
                            support.get("/api/devices?q=cellar").path("items").size() == 1);

            support.get(DEVICE + "/changes?from={from}", "cellar", Instant.now().truncatedTo(ChronoUnit.MILLIS));

            assertThat(new JdbcTemplate(place.gateway().bean(DataSource.class))
                            .queryForList(
                                    "SELECT convert_from(payload, 'UTF8') FROM domainevententry WHERE type = 'Access'",
                                    String.class))
                    .anyMatch(payload -> payload.contains("cellar") && payload.contains("STATE"));
        }

        private JsonNode field(JsonNode fields, String name) {
            return fields.valueStream()
                    .filter(field -> field.path("field").asString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + fields));
        }

        private List<String> names(JsonNode fields) {
            return fields.valueStream()
                    .map(field -> field.path("field").asString())
                    .toList();
        }
    }
}
