package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.gateway.home.Neighbourhood.Person;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** The deletion of an account over HTTP, through the running gateway, against the sandbox. */
class DeletionTest {

    private static final List<String> CONTACT =
            List.of("first_name", "last_name", "email", "state_code", "city", "zip_code", "street_address");

    private static Neighbourhood place;

    @BeforeAll
    static void start() {
        place = new Neighbourhood();
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    @Test
    void an_account_stays_until_flip_has_let_go_of_everything_and_is_erased_then() {
        // given
        Person grace = place.person("grace");
        String account = grace.get("/api/account").path("accountId").asString();
        String cellar = commissioned(grace, "cellar");
        String loft = commissioned(grace, "loft");
        assertThat(contact(cellar)).contains("grace@example.org", "9 Grand Ave");

        // when Flip is away
        place.flip()
                .post("/faults", Map.of("fail_next", true, "fail_status", 503))
                .ok();
        JsonNode closing = JsonBody.of(delete(grace).expectStatus().isAccepted());

        // then
        assertThat(closing.at("/deletion/batteriesLeft").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("cellar", "loft");
        assertThat(closing.at("/deletion/contactsLeft").asInt()).isEqualTo(2);
        delete(grace).expectStatus().isAccepted();
        assertNothingCanBeChanged(grace, cellar);
        Person elsewhere = signedInAgain("grace");
        assertThat(elsewhere.get("/api/account").path("accountId").asString()).isEqualTo(account);
        assertThat(elsewhere.get("/api/account").at("/deletion/requestedAt").asString())
                .isEqualTo(closing.at("/deletion/requestedAt").asString());
        await().atMost(Neighbourhood.SOON)
                .until(() -> count("home_details", new Document("details", new Document("$exists", true))) == 0);

        // and when Flip is back, on another run of the gateway
        Person later = place.restart(grace);
        place.flip().delete("/faults").ok();

        // then
        await().atMost(Neighbourhood.SOON.multipliedBy(4)).until(() -> status(later) == HttpStatus.UNAUTHORIZED);
        await().atMost(Neighbourhood.SOON).until(() -> count("accounts", new Document("_id", account)) == 0);
        assertThat(contact(cellar)).isEmpty();
        assertThat(contact(loft)).isEmpty();
        assertThat(place.flip().get("/devices").body()).doesNotContain("cellar", "loft");
        assertNothingIsLeftOf(account, "grace@example.org");

        // and whoever signs in with the address begins anew
        Person again = signedInAgain("grace");
        assertThat(again.get("/api/account").path("accountId").asString()).isNotEqualTo(account);
        assertThat(again.get("/api/account").path("deletion").isNull()).isTrue();
        assertThat(again.get("/api/homes").path("homes")).isEmpty();

        // and support can still read what happened, without the address
        String history = new Person(place.gateway().support())
                .get("/api/devices/cellar/history")
                .toString();
        assertThat(history).contains("Registered", account).doesNotContain("grace@example.org", "Grand Ave");
    }

    @Test
    void an_account_without_a_home_is_erased_soon_and_a_battery_of_it_is_free() {
        Person ida = place.person("ida");
        String account = ida.get("/api/account").path("accountId").asString();
        place.gateway()
                .bean(CommandSender.class)
                .send(new RegisterDevice("shed", "homeowner:" + account, "cert", "nonce", Instant.now()), Map.of());
        await().atMost(Neighbourhood.SOON).until(() -> isRegistered("shed"));

        delete(ida).expectStatus().isAccepted();

        await().atMost(Neighbourhood.SOON).until(() -> !isRegistered("shed"));
        await().atMost(Neighbourhood.SOON).until(() -> count("accounts", new Document("_id", account)) == 0);
        assertNothingIsLeftOf(account, "ida@example.org");
    }

    @Test
    void what_flip_has_as_somebody_elses_is_left_alone_when_its_commissioning_is_given_up_before_flip_answers() {
        // given
        String site = "site-for-device::attic";
        place.anotherIntegrator().post("/commission", anothers(site, "attic")).ok();
        Person joan = place.person("joan");
        String account = joan.get("/api/account").path("accountId").asString();
        place.flip()
                .post("/faults", Map.of("fail_next", true, "fail_status", 503))
                .ok();
        place.provision("attic");
        joan.register(place.link("attic"), "attic").expectStatus().is2xxSuccessful();

        // when
        delete(joan).expectStatus().isAccepted();
        await().atMost(Neighbourhood.SOON)
                .until(() ->
                        joan.home(site).at("/batteries/0/state").asString("").equals("RELEASING"));
        place.flip().delete("/faults").ok();

        // then
        await().atMost(Neighbourhood.SOON.multipliedBy(4))
                .until(() -> count("accounts", new Document("_id", account)) == 0);
        assertThat(contact(site)).contains("Grace", "1 Harbor Rd");
        assertThat(place.flip().get("/devices").body()).contains("device::attic");
        assertNothingIsLeftOf(account, "joan@example.org");
    }

    private static Map<String, Object> anothers(String site, String thing) {
        Map<String, Object> home = Map.of(
                "id", site,
                "first_name", "Grace",
                "last_name", "Hopper",
                "state_code", "CA",
                "city", "Oakland",
                "zip_code", "88801",
                "street_address", "1 Harbor Rd");
        Map<String, Object> device = Map.of(
                "id", "device::" + thing,
                "site_id", site,
                "manufacturer_name", "Acme",
                "product_name", "Cell 10",
                "serial_number", "GH-1",
                "type", "BATTERY",
                "attributes",
                        Map.of(
                                "battery_capacity_wh", 13_500,
                                "battery_power_input_w", 5_000,
                                "battery_power_output_w", 5_000),
                "configuration", Map.of("reserve_percentage", 20),
                "install_date", "2026-01-01T00:00:00Z");
        return Map.of("site", home, "devices", List.of(device), "can_auto_enroll", false);
    }

    private static boolean isRegistered(String thing) {
        return place.gateway().bean(DeviceReader.class).device(thing).stream()
                .anyMatch(device -> device.owner() != null);
    }

    private static void assertNothingCanBeChanged(Person person, String site) {
        place.provision("new");
        assertClosing(person.register(place.link("new"), "new"));
        assertClosing(person.browser()
                .patch()
                .uri("/api/account")
                .bodyValue(Map.of("language", "es"))
                .exchange());
        assertClosing(person.browser()
                .put()
                .uri("/api/homes/{site}/address", site)
                .header("If-Match", "*")
                .bodyValue(Person.ADDRESS)
                .exchange());
    }

    /** as after a while: somebody who signs in that often would have to wait */
    private static Person signedInAgain(String name) {
        place.gateway()
                .bean(MongoDatabaseFactory.class)
                .getMongoDatabase()
                .getCollection("sign_in_limits")
                .deleteMany(new Document());
        return place.person(name);
    }

    private static void assertClosing(ResponseSpec response) {
        JsonNode problem = JsonBody.of(response.expectStatus().isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith("account-closing");
    }

    private static void assertNothingIsLeftOf(String account, String email) {
        MongoDatabase database =
                place.gateway().bean(MongoDatabaseFactory.class).getMongoDatabase();
        for (String name : database.listCollectionNames()) {
            for (Document document : database.getCollection(name).find()) {
                assertThat(document.toJson()).as(name).doesNotContain(email);
            }
        }
        assertThat(count("sessions", new Document("caller", account))).isZero();
        assertThat(count("home_details", new Document("owner", "homeowner:" + account)))
                .isZero();
        assertThat(count("account_addresses", new Document("account", account))).isZero();
    }

    private static long count(String collection, Document filter) {
        return place.gateway()
                .bean(MongoDatabaseFactory.class)
                .getMongoDatabase()
                .getCollection(collection)
                .countDocuments(filter);
    }

    private static List<String> contact(String site) {
        List<String> known = new ArrayList<>();
        place.flip()
                .get("/sites")
                .ok()
                .valueStream()
                .filter(found -> found.path("id").asString().equals(site))
                .forEach(found -> CONTACT.stream()
                        .map(field -> found.path(field).asString(""))
                        .filter(value -> !value.isBlank())
                        .forEach(known::add));
        return known;
    }

    private static HttpStatusCode status(Person person) {
        return person.browser()
                .get()
                .uri("/api/account")
                .exchange()
                .returnResult()
                .getStatus();
    }

    private static ResponseSpec delete(Person person) {
        return person.browser().delete().uri("/api/account").exchange();
    }

    private static String commissioned(Person person, String thing) {
        place.provision(thing);
        String site = JsonBody.of(person.register(place.link(thing), thing))
                .path("siteId")
                .asString();
        await().atMost(Neighbourhood.SOON)
                .until(() ->
                        person.home(site).at("/batteries/0/state").asString("").equals("COMMISSIONED"));
        return site;
    }
}
