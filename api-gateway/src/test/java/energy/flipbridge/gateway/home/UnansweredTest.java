package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.gateway.home.Neighbourhood.Person;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What Flip has no answer about, over HTTP through the running gateway. */
class UnansweredTest {

    private static final String UNANSWERED = "/api/unanswered";

    private static Neighbourhood place;
    private static Person support;
    private static String command;
    private static JsonNode unpublished;
    private static JsonNode unconfirmed;
    private static JsonNode answered;

    /** A battery whose clock is wrong gets a command; what is told of it is kept before and after each step. */
    @BeforeAll
    static void live() {
        place = new Neighbourhood();
        support = new Person(place.gateway().support());
        place.provision("garage");
        Person ada = place.person("ada");
        String site = JsonBody.of(ada.register(place.link("garage"), "garage"))
                .path("siteId")
                .asString();
        await().atMost(Neighbourhood.SOON)
                .until(() ->
                        ada.home(site).at("/batteries/0/state").asString("").equals("COMMISSIONED"));
        measures(4_000, Map.of());
        command = place.flip()
                .post(
                        "/dispatch",
                        Map.of("thing", "garage", "mode", "DISCHARGE", "power_w", 1_000, "duration_s", 3_600))
                .ok()
                .get("command_id")
                .asString();
        await().atMost(Neighbourhood.SOON)
                .until(() -> what().equals("The bridge hands the command to AWS IoT") && isHeard());
        unpublished = support.get(UNANSWERED);
        Instant stamp = Instant.parse(unpublished.at("/items/0/turn/since").asString());
        place.gateway()
                .bean(CommandSender.class)
                .send(
                        new RecordPublish(
                                "garage", List.of(new Publication(command, 1, stamp)), 1, stamp.plusMillis(1)),
                        Map.of(Audit.ACTOR, Audit.system("delivery")));
        await().atMost(Neighbourhood.SOON).until(() -> what().equals("The battery confirms that it has the command"));
        unconfirmed = support.get(UNANSWERED);
        measures(4_001, Map.of("last_command_acked", stamp.toString()));
        await().atMost(Neighbourhood.SOON)
                .until(() -> support.get(UNANSWERED).path("outstanding").asInt() == 0);
        answered = support.get(UNANSWERED);
    }

    private static void measures(int storedWh, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("sent_at", Instant.now().plusSeconds(270).toString());
        place.measures("garage", storedWh, all);
    }

    private static String what() {
        return support.get(UNANSWERED).at("/items/0/turn/what").asString("");
    }

    private static boolean isHeard() {
        return support.get(UNANSWERED).at("/items/0/connection").asString("").equals("ONLINE");
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    @Test
    void is_ours_until_aws_iot_has_it() {
        JsonNode item = unpublished.at("/items/0");

        assertThat(unpublished.path("outstanding").asInt()).isEqualTo(1);
        assertThat(item.path("commandId").asString()).isEqualTo(command);
        assertThat(item.path("thing").asString()).isEqualTo("garage");
        assertThat(item.path("cause").asString()).isEqualTo("OURS");
        assertThat(item.path("band").asString()).isEqualTo("UNDER_5");
        assertThat(item.at("/turn/whose").asString()).isEqualTo("BRIDGE");
        assertThat(item.at("/turn/until"))
                .isEqualTo(support.get("/api/commands/{id}", command).path("deadline"));
        assertThat(item.path("next").asString()).isNotEmpty();
    }

    @Test
    void is_the_batterys_until_it_confirms_and_then_nothing_is_left() {
        assertThat(unconfirmed.at("/items/0/cause").asString()).isEqualTo("BATTERY");
        assertThat(unconfirmed.at("/items/0/turn/whose").asString()).isEqualTo("DEVICE");
        assertThat(answered.path("items")).isEmpty();
        assertThat(answered.path("bands")
                        .valueStream()
                        .map(band -> band.path("count").asInt()))
                .containsExactly(0, 0, 0, 0);
    }

    @Test
    void has_counts_for_every_band_and_cause() {
        assertThat(unconfirmed.path("bands").valueStream().map(UnansweredTest::counted))
                .containsExactly("UNDER_5 from 0: 1", "FROM_5 from 5: 0", "FROM_10 from 10: 0", "FROM_14 from 14: 0");
        assertThat(unconfirmed.at("/bands/0/causes")).isEqualTo(unconfirmed.path("causes"));
        assertThat(unconfirmed
                        .path("causes")
                        .valueStream()
                        .map(cause -> cause.path("cause").asString() + " "
                                + cause.path("count").asInt()))
                .containsExactly("OFFLINE 0", "REJECTED 0", "OURS 0", "BATTERY 1");
    }

    private static String counted(JsonNode band) {
        return band.path("band").asString() + " from "
                + band.path("fromMinutes").asInt() + ": " + band.path("count").asInt();
    }

    @Test
    void warns_of_a_clock_as_the_list_of_batteries_does() {
        String warning = "Its clock is 4 min ahead: it would begin and end a schedule 4 min too early";

        assertThat(unconfirmed.at("/items/0/clockWarning").asString()).isEqualTo(warning);
        assertThat(unconfirmed.at("/items/0/clockOffsetMillis").asLong()).isBetween(241_000L, 271_000L);
        assertThat(support.get("/api/devices").at("/items/0/clockWarning").asString())
                .isEqualTo(warning);
        assertThat(support.get("/api/devices/garage").path("clockWarning").asString())
                .isEqualTo(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "?band=from_7,band",
        "?cause=weather,cause",
        "?order=middle,order",
        "?limit=0,limit",
        "?limit=201,limit",
        "?cause=OFFLINE,cause"
    })
    void tells_what_is_wrong_with_a_question(String question, String field) {
        place.gateway()
                .support()
                .get()
                .uri(UNANSWERED + question)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void is_not_for_homeowners() {
        place.person("eve")
                .browser()
                .get()
                .uri(UNANSWERED)
                .exchange()
                .expectStatus()
                .isForbidden();
    }
}
