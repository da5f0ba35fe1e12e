package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.flip.FlipAnswer;
import energy.flipbridge.gateway.flip.FlipSites;
import energy.flipbridge.gateway.flip.FlipTypes;
import energy.flipbridge.gateway.home.Neighbourhood.Person;
import energy.flipbridge.gateway.web.OpenStreams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What homeowners do over HTTP, through the running gateway, against the sandbox. */
class HomesApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String PEAK_REWARDS = "70c1146b-0000-4000-8000-000000000001";
    private static final String SHARE = "70c1146b-0000-4000-8000-000000000002";
    private static final List<Map<String, String>> ANSWERS = List.of(
            Map.of("name", "account_id", "value", "77-1"),
            Map.of("name", "has_solar", "value", "true"),
            Map.of("name", "occupants", "value", "2"));
    private static final Map<String, Object> PEAK =
            Map.of("programId", PEAK_REWARDS, "termsVersion", "2025-01-01", "agreed", true, "answers", ANSWERS);

    private static Neighbourhood place;
    private static Person ada;
    private static Person bob;

    @BeforeAll
    static void start() {
        place = new Neighbourhood();
        ada = place.person("ada");
        bob = place.person("bob");
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    @Test
    void a_battery_comes_into_a_home_and_takes_part_in_a_programme() {
        // given
        String site = commissioned(ada, "garage");
        assertThat(ada.get("/api/homes")
                        .at("/homes")
                        .valueStream()
                        .map(home -> home.path("siteId").asString()))
                .contains(site);

        // when
        ada.enrol(site, PEAK).expectStatus().isAccepted();

        // then
        awaitEnrolment(ada, site, PEAK_REWARDS, "PENDING");
        String id = enrolment(ada.home(site), PEAK_REWARDS).path("enrolmentId").asString();
        place.flip()
                .post("/enrollments/" + id + "/needs-action", Map.of("reason", "A signature is missing"))
                .ok();
        awaitEnrolment(ada, site, PEAK_REWARDS, "NEEDS_ACTION");
        JsonNode programme = ada.get("/api/homes/{siteId}/programmes", site).at("/programmes/0");
        assertThat(programme.path("reason").asString()).isEqualTo("A signature is missing");
        assertThat(programme.path("earningsYearlyUsd").asInt()).isEqualTo(325);
        assertThat(programme.at("/form/1/type").asString()).isEqualTo("boolean");
        assertThat(programme.path("termsMarkdown").asString()).contains("# Summer Peak Rewards");
        assertThat(programme.at("/enrolment/status").asString()).isEqualTo("NEEDS_ACTION");

        place.flip().post("/enrollments/" + id + "/approve", Map.of()).ok();
        awaitEnrolment(ada, site, PEAK_REWARDS, "ACTIVE");

        // and when
        ada.browser()
                .delete()
                .uri("/api/homes/{siteId}/enrolments/{id}", site, id)
                .exchange()
                .expectStatus()
                .isAccepted();
        awaitEnrolment(ada, site, PEAK_REWARDS, "UNENROLLED");
        assertThat(kinds(ada, site))
                .contains(
                        "HOME_OPENED",
                        "REGISTERED",
                        "COMMISSIONED",
                        "CONSENT_GIVEN",
                        "ENROLMENT_REQUESTED",
                        "ENROLMENT_CHANGED",
                        "LEAVING_REQUESTED",
                        "ENROLMENT_LEFT");
    }

    @Test
    void double_submits_make_one_home_and_one_enrolment() throws Exception {
        place.provision("twice");
        Map<String, Object> link = place.link("twice");
        List<String> sites = together(6, () -> site(ada.register(link, "twice")));
        assertThat(sites).containsOnly("site-for-device::twice");
        awaitBattery(ada, sites.getFirst(), "twice", "COMMISSIONED");
        assertThat(site(ada.register(place.link("twice"), "twice"))).isEqualTo("site-for-device::twice");

        Map<String, Object> share = Map.of("programId", SHARE, "agreed", true, "answers", List.of());
        together(6, () -> ada.enrol(sites.getFirst(), share).expectStatus().isAccepted());
        awaitEnrolment(ada, sites.getFirst(), SHARE, "PENDING");
        ada.enrol(sites.getFirst(), share).expectStatus().isAccepted();

        assertThat(place.flip()
                        .get("/sites?limit=100")
                        .ok()
                        .valueStream()
                        .map(at -> at.path("id").asString()))
                .containsOnlyOnce("site-for-device::twice");
        assertThat(place.flip()
                        .get("/enrollments?site_id=site-for-device::twice")
                        .ok())
                .hasSize(1);
    }

    @Test
    void a_second_battery_joins_the_home() {
        String site = commissioned(ada, "first");
        place.provision("second");
        Map<String, Object> body = new HashMap<>(place.link("second"));
        body.putAll(Map.of("siteId", site, "battery", Person.battery("AC-second")));
        assertThat(site(ada.browser()
                        .post()
                        .uri("/api/registrations")
                        .bodyValue(body)
                        .exchange()))
                .isEqualTo(site);
        awaitBattery(ada, site, "second", "COMMISSIONED");
        assertThat(place.flip()
                        .get("/devices?limit=100")
                        .ok()
                        .valueStream()
                        .filter(device -> device.path("site_id").asString().equals(site)))
                .hasSize(2);

        body.putAll(place.link("second"));
        body.put("siteId", commissioned(ada, "elsewhere"));
        isProblem(ada.browser().post().uri("/api/registrations").bodyValue(body).exchange(), 409, "in-another-home");
    }

    @Test
    void another_owners_battery_is_told_from_a_free_and_from_an_own_one() {
        place.provision("checked");
        assertThat(check(ada, "checked").path("state").asString()).isEqualTo("FREE");
        String site = commissioned(ada, "checked");
        JsonNode own = check(ada, "checked");
        assertThat(own.path("state").asString()).isEqualTo("IN_USE_BY_YOU");
        assertThat(own.path("siteId").asString()).isEqualTo(site);
        assertThat(own.at("/battery/manufacturerName").asString()).isEqualTo("Acme");
        isProblem(
                bob.browser()
                        .post()
                        .uri("/api/registrations/check")
                        .bodyValue(place.link("checked"))
                        .exchange(),
                409,
                "owned-by-another");
        isProblem(bob.register(place.link("checked"), "checked"), 409, "owned-by-another");
    }

    @Test
    void a_released_battery_is_anothers_and_its_link_is_spent() {
        // given
        String site = commissioned(ada, "moving");
        ada.enrol(site, PEAK).expectStatus().isAccepted();
        awaitEnrolment(ada, site, PEAK_REWARDS, "PENDING");

        // when
        ada.browser()
                .delete()
                .uri("/api/homes/{siteId}/batteries/moving", site)
                .exchange()
                .expectStatus()
                .isAccepted();

        // then
        await().atMost(Neighbourhood.SOON)
                .until(() -> ada.home(site).path("batteries").isEmpty());
        await().atMost(Neighbourhood.SOON)
                .until(() -> check(bob, "moving").path("state").asString().equals("FREE"));
        assertThat(enrolment(ada.home(site), PEAK_REWARDS).path("status").asString())
                .isEqualTo("UNENROLLED");

        // and when
        String bobs = site(bob.register(place.link("moving"), "moving"));
        assertThat(bobs).isEqualTo("site-for-device::moving::2");
        awaitBattery(bob, bobs, "moving", "COMMISSIONED");
        isProblem(ada.browser().get().uri("/api/homes/{siteId}", bobs).exchange(), 404, "unknown-home");
        assertThat(kinds(bob, bobs))
                .contains("REGISTERED", "COMMISSIONED")
                .doesNotContain("CONSENT_GIVEN", "ENROLMENT_CHANGED", "RELEASE_REQUESTED");
        assertThat(kinds(ada, site)).contains("BATTERY_REMOVED").doesNotContain("REGISTERED");

        // and a cursor to the time before is no way around it
        String before =
                Base64.getUrlEncoder().withoutPadding().encodeToString("moving=1".getBytes(StandardCharsets.UTF_8));
        assertThat(bob.get("/api/homes/{siteId}/story?cursor={cursor}", bobs, before)
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("thing").asString("")
                                + entry.path("kind").asString()))
                .doesNotContain("movingREGISTERED");
    }

    @Test
    void the_address_is_changed_only_as_it_was_read() {
        String site = commissioned(ada, "addressed");
        String etag = etag(
                ada.browser().get().uri("/api/homes/{siteId}/address", site).exchange());

        Map<String, Object> moved = new HashMap<>(Person.ADDRESS);
        moved.putAll(Map.of("streetAddress", "10 Grand Ave", "streetAddress2", "Flat 2"));
        String next = etag(put(site, moved, etag));
        assertThat(next).isNotEqualTo(etag);
        assertThat(ada.get("/api/homes/{siteId}/address", site)
                        .path("streetAddress2")
                        .asString())
                .isEqualTo("Flat 2");

        isProblem(put(site, Person.ADDRESS, etag), 412, "changed-meanwhile");
        isProblem(put(site, Person.ADDRESS, null), 428, "if-match-missing");
        moved.put("zipCode", "1");
        put(site, moved, next)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("zipCode");
        assertThat(kinds(ada, site)).containsOnlyOnce("ADDRESS_CHANGED");

        place.flip().post("/faults", Map.of("fail_next", 1)).ok();
        isProblem(ada.browser().get().uri("/api/homes/{siteId}/address", site).exchange(), 503, "flip-unreachable");
    }

    @Test
    void a_site_that_flip_had_of_somebody_else_is_not_shown() {
        // given a site that was made before there were homes
        String thing = "handed-down";
        FlipTypes.Site former = new FlipTypes.Site(
                FlipIds.site(thing), "Carl", "Gauss", null, "CA", "Oakland", "88801", "1 Old Road", null, null);
        FlipTypes.Device device = new FlipTypes.Device(
                FlipIds.device(thing),
                former.id(),
                "Acme",
                "Cell 10",
                "AC-handed-down",
                "BATTERY",
                new FlipTypes.Attributes(13_500, 5_000, 5_000),
                new FlipTypes.Configuration(20),
                Timestamps.format(Instant.now()));
        assertThat(place.gateway().bean(FlipSites.class).commission(former, device))
                .isInstanceOf(FlipAnswer.Done.class);

        // when
        place.provision(thing);
        String site = site(ada.register(place.link(thing), thing));
        awaitBattery(ada, site, thing, "REFUSED");

        // then
        isProblem(ada.browser().get().uri("/api/homes/{siteId}/address", site).exchange(), 409, "not-commissioned");
        isProblem(put(site, Person.ADDRESS, "\"x\""), 409, "not-commissioned");
        isProblem(
                ada.browser().get().uri("/api/homes/{siteId}/programmes", site).exchange(), 409, "not-commissioned");
    }

    @Test
    void an_enrolment_that_cannot_be_is_refused_at_once() {
        String site = commissioned(ada, "picky");
        isProblem(ada.enrol(site, with(PEAK, "termsVersion", "2020-01-01")), 409, "terms-changed");
        isProblem(ada.enrol(site, with(PEAK, "programId", "none")), 404, "unknown-programme");
        isProblem(ada.enrol(site, with(PEAK, "agreed", false)), 422, "invalid-fields");
        isProblem(ada.enrol(site, with(PEAK, "answers", Collections.singletonList(null))), 422, "invalid-fields");
        ada.enrol(site, with(PEAK, "answers", ANSWERS.subList(0, 2)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("answers.occupants");
        assertThat(ada.home(site).path("enrolments")).isEmpty();
        isProblem(
                ada.browser()
                        .delete()
                        .uri("/api/homes/{siteId}/enrolments/none", site)
                        .exchange(),
                404,
                "unknown-enrolment");
    }

    @Test
    void an_event_is_shown_and_opted_out_of_until_it_is_over() {
        // given
        String site = commissioned(ada, "eventful");
        String eventId = place.flip()
                .post(
                        "/dispatch",
                        Map.of("thing", "eventful", "mode", "DISCHARGE", "power_w", 4_000, "duration_s", 3_600))
                .ok()
                .path("event_id")
                .asString();
        await().atMost(Neighbourhood.SOON)
                .untilAsserted(() -> assertThat(events(site, "active")).anySatisfy(event -> {
                    assertThat(event.path("eventId").asString()).isEqualTo(eventId);
                    assertThat(event.path("commands")).hasSize(1);
                }));
        assertThat(events(site, "past")).isEmpty();
        assertThat(events(site, "upcoming")).isEmpty();

        // when
        JsonNode changed = body(change(site, eventId, Map.of("participating", false, "reservePercent", 45)));

        // then
        assertThat(changed.path("participating").asBoolean()).isFalse();
        assertThat(changed.path("reservePercent").asInt()).isEqualTo(45);
        await().atMost(Neighbourhood.SOON).untilAsserted(() -> {
            JsonNode event = events(site, "active").getFirst();
            assertThat(event.path("participating").asBoolean(true)).isFalse();
            assertThat(event.path("reservePercent").asInt()).isEqualTo(45);
            assertThat(event.at("/schedule/0/things/0").asString()).isEqualTo("eventful");
            assertThat(event.at("/commands/0/status").asString()).startsWith("WITHDRAW");
        });
        assertThat(kinds(ada, site)).contains("OPTED_OUT", "RESERVE_CHANGED", "EVENT_ANNOUNCED", "COMMAND_RECEIVED");

        // and
        isProblem(change(site, eventId, Map.of()), 422, "invalid-fields");
        isProblem(change(site, eventId, Map.of("reservePercent", 101)), 422, "invalid-fields");
        isProblem(change(site, "none", Map.of("participating", true)), 404, "unknown-event");
        isProblem(
                ada.browser()
                        .get()
                        .uri("/api/homes/{siteId}/events?status=soon&limit=0&cursor=x", site)
                        .exchange(),
                400,
                "invalid-parameters");
    }

    @Test
    void the_reserve_of_a_battery_is_flips_and_told_in_the_story() {
        String site = commissioned(ada, "reserved");
        ada.browser()
                .patch()
                .uri("/api/homes/{siteId}/batteries/reserved", site)
                .bodyValue(Map.of("reservePercent", 35))
                .exchange()
                .expectStatus()
                .isOk();
        await().atMost(Neighbourhood.SOON).until(() -> kinds(ada, site).contains("RESERVE_CHANGED"));
        assertThat(place.flip()
                        .get("/devices?limit=100")
                        .ok()
                        .valueStream()
                        .filter(device -> device.path("id").asString().equals("device::reserved"))
                        .map(device ->
                                device.at("/configuration/reserve_percentage").asInt()))
                .containsExactly(35);
        isProblem(
                ada.browser()
                        .patch()
                        .uri("/api/homes/{siteId}/batteries/reserved", site)
                        .bodyValue(Map.of("reservePercent", 135))
                        .exchange(),
                422,
                "invalid-fields");
    }

    @Test
    void a_story_is_told_page_by_page() {
        String site = commissioned(ada, "storied");
        await().atMost(Neighbourhood.SOON).until(() -> kinds(ada, site).contains("COMMISSIONED"));
        List<String> all = kinds(ada, site);
        List<String> paged = new ArrayList<>();
        JsonNode page = ada.get("/api/homes/{siteId}/story?limit=1", site);
        while (true) {
            page.path("items").forEach(entry -> paged.add(entry.path("kind").asString()));
            if (page.path("next").isNull()) {
                break;
            }
            page = ada.get(
                    "/api/homes/{siteId}/story?limit=1&cursor={cursor}",
                    site,
                    page.path("next").asString());
        }
        assertThat(paged).isEqualTo(all).hasSizeGreaterThanOrEqualTo(4);
        isProblem(
                ada.browser()
                        .get()
                        .uri("/api/homes/{siteId}/story?cursor=!!", site)
                        .exchange(),
                400,
                "invalid-parameters");
    }

    @Test
    void a_page_that_follows_a_home_sees_it_change() {
        String site = commissioned(ada, "followed");
        ServerSentEvent<String> first = first(follow(site, null));
        assertThat(first.event()).isEqualTo("home");

        Flux<ServerSentEvent<String>> resumed = follow(site, first.id()).cache();
        Disposable page = resumed.subscribe();
        ada.enrol(site, PEAK).expectStatus().isAccepted();
        assertThat(first(resumed.filter(event -> String.valueOf(event.data()).contains("PENDING")))
                        .event())
                .isEqualTo("home");
        assertThat(first(resumed).data()).as("nothing twice").isNotEqualTo(first.data());
        page.dispose();
    }

    @Test
    void a_page_is_told_nothing_more_once_its_session_is_signed_out() {
        Person carol = place.person("carol");
        String site = commissioned(carol, "signed-out");
        Flux<ServerSentEvent<String>> news = follow(carol, site, null).cache();
        AtomicBoolean ended = new AtomicBoolean();
        Disposable page = news.doFinally(_ -> ended.set(true)).subscribe();
        assertThat(first(news).event()).isEqualTo("home");

        carol.browser().post().uri("/api/sign-out").exchange().expectStatus().isNoContent();

        await().atMost(Duration.ofSeconds(10)).untilTrue(ended);
        page.dispose();
    }

    @Test
    void one_person_cannot_have_any_number_of_pages_followed() {
        String site = commissioned(bob, "watched");
        List<Disposable> pages = new ArrayList<>();
        try {
            for (int page = 0; page < OpenStreams.MOST; page++) {
                Flux<ServerSentEvent<String>> news =
                        follow(bob, site, null).replay(1).autoConnect(1, pages::add);
                assertThat(first(news).event()).isEqualTo("home");
            }
            isProblem(bob.browser().get().uri("/api/homes/{siteId}/live", site).exchange(), 429, "too-many-pages");
        } finally {
            pages.forEach(Disposable::dispose);
        }
        await().atMost(Neighbourhood.SOON)
                .untilAsserted(
                        () -> assertThat(first(follow(bob, site, null)).event()).isEqualTo("home"));
    }

    /** The routes are those of the description, so that a new one is tried without anyone thinking of it. */
    @Test
    void every_route_below_a_home_is_closed_to_others() {
        String site = commissioned(ada, "guarded");
        List<String> routes = new ArrayList<>();
        JsonNode paths =
                place.gateway().bean(JsonMapper.class).readTree(description()).path("paths");
        paths.properties().stream()
                .filter(path -> path.getKey().startsWith("/api/homes/{"))
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> routes.add(method + " " + path.getKey())));
        assertThat(routes).hasSizeGreaterThanOrEqualTo(13).contains("get /api/homes/{siteId}");

        for (String route : routes) {
            assertThat(problem(bob, route, site)).as(route).isEqualTo("404 unknown-home");
            assertThat(problem(bob, route, "site-for-device::nobodys"))
                    .as(route)
                    .isEqualTo("404 unknown-home");
            assertThat(problem(ada, route, site)).as(route).isNotEqualTo("404 unknown-home");
            assertThat(problem(new Person(place.gateway().anybody()), route, site))
                    .as(route)
                    .startsWith("401 ");
            assertThat(problem(new Person(place.gateway().support()), route, site))
                    .as(route)
                    .isEqualTo("403 forbidden");
        }
        String bobs = commissioned(bob, "bobs");
        isProblem(
                bob.browser()
                        .delete()
                        .uri("/api/homes/{siteId}/batteries/guarded", bobs)
                        .exchange(),
                404,
                "unknown-battery");
        assertThat(bob.get("/api/homes").toString()).doesNotContain("guarded");
    }

    private static String problem(Person person, String route, String site) {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replace("{siteId}", "{0}").replaceAll("\\{[a-zA-Z]+}", "guarded");
        WebTestClient.RequestBodySpec request = person.browser()
                .mutate()
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .method(HttpMethod.valueOf(parts[0].toUpperCase(Locale.ROOT)))
                .uri(path, site);
        if (!Set.of("get", "delete").contains(parts[0])) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue("{}");
        }
        boolean isDone = person == ada && (parts[0].equals("delete") || path.endsWith("/live"));
        return isDone ? "not tried" : status(request);
    }

    private static ServerSentEvent<String> first(Flux<ServerSentEvent<String>> events) {
        return Objects.requireNonNull(events.blockFirst(Neighbourhood.SOON));
    }

    private static String status(WebTestClient.RequestBodySpec request) {
        var answer = request.exchange().expectBody(String.class).returnResult();
        String body = String.valueOf(answer.getResponseBody());
        String type = body.startsWith("{")
                ? JsonMapper.shared().readTree(body).path("type").asString("").replaceFirst(".*:", "")
                : "";
        return answer.getStatus().value() + " " + type;
    }

    private static String description() {
        return String.valueOf(place.gateway()
                .anybody()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String commissioned(Person person, String thing) {
        place.provision(thing);
        String site = site(person.register(place.link(thing), thing));
        awaitBattery(person, site, thing, "COMMISSIONED");
        return site;
    }

    private static void awaitBattery(Person person, String site, String thing, String state) {
        await().atMost(Neighbourhood.SOON).untilAsserted(() -> {
            person.browser()
                    .get()
                    .uri("/api/homes/{siteId}", site)
                    .exchange()
                    .expectStatus()
                    .isOk();
            assertThat(person.home(site)
                            .path("batteries")
                            .valueStream()
                            .filter(battery -> battery.path("thing").asString().equals(thing))
                            .map(battery -> battery.path("state").asString()))
                    .containsExactly(state);
        });
    }

    private static void awaitEnrolment(Person person, String site, String programme, String status) {
        await().atMost(Neighbourhood.SOON)
                .untilAsserted(() -> assertThat(enrolment(person.home(site), programme)
                                .path("status")
                                .asString(""))
                        .isEqualTo(status));
    }

    private static JsonNode enrolment(JsonNode home, String programme) {
        return home.path("enrolments")
                .valueStream()
                .filter(enrolment -> enrolment.path("programId").asString().equals(programme))
                .findFirst()
                .orElseGet(() -> home.path("none"));
    }

    private static List<JsonNode> events(String site, String status) {
        return ada.get("/api/homes/{siteId}/events?status={status}", site, status)
                .path("items")
                .valueStream()
                .toList();
    }

    private static WebTestClient.ResponseSpec change(String site, String eventId, Map<String, Object> change) {
        return ada.browser()
                .patch()
                .uri("/api/homes/{siteId}/events/{eventId}", site, eventId)
                .bodyValue(change)
                .exchange();
    }

    private static WebTestClient.ResponseSpec put(String site, Map<String, Object> address, @Nullable String etag) {
        return ada.browser()
                .put()
                .uri("/api/homes/{siteId}/address", site)
                .headers(headers -> {
                    if (etag != null) {
                        headers.set(HttpHeaders.IF_MATCH, etag);
                    }
                })
                .bodyValue(address)
                .exchange();
    }

    private static String etag(WebTestClient.ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
    }

    private static Flux<ServerSentEvent<String>> follow(String site, @Nullable String lastEventId) {
        return follow(ada, site, lastEventId);
    }

    private static Flux<ServerSentEvent<String>> follow(Person person, String site, @Nullable String lastEventId) {
        return person.browser()
                .get()
                .uri("/api/homes/{siteId}/live", site)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody();
    }

    private static JsonNode check(Person person, String thing) {
        return body(person.browser()
                .post()
                .uri("/api/registrations/check")
                .bodyValue(place.link(thing))
                .exchange());
    }

    private static List<String> kinds(Person person, String site) {
        return person.get("/api/homes/{siteId}/story?limit=200", site)
                .path("items")
                .valueStream()
                .map(entry -> entry.path("kind").asString())
                .collect(Collectors.toList());
    }

    private static String site(WebTestClient.ResponseSpec answer) {
        byte[] body =
                answer.expectStatus().isAccepted().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(body).path("siteId").asString();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        byte[] body = answer.expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static <T> List<T> together(int times, Callable<T> action) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(action))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static void isProblem(WebTestClient.ResponseSpec answer, int status, String type) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:flipbridge:problem:" + type)
                .jsonPath("$.detail")
                .isNotEmpty();
    }
}
