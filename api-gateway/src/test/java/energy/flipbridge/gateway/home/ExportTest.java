package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.gateway.home.Neighbourhood.Person;
import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.security.CallerAuthentication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.BaseSubscriber;

/** What homeowners take along, over HTTP through the running gateway. */
class ExportTest {

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
    void holds_all_that_is_ones_own_and_nothing_of_the_owner_before() throws IOException {
        // given a battery that was somebody else's
        Person ada = place.person("ada");
        Person bob = place.person("bob");
        String adas = commissioned(ada, "passed-on");
        measures(ada, adas, "passed-on", 4_321);
        assertThat(export(ada).get("home-1/readings-1-passed-on.csv")).contains(",4321");
        ada.browser()
                .delete()
                .uri("/api/homes/{site}/batteries/passed-on", adas)
                .exchange()
                .expectStatus()
                .isAccepted();
        await().atMost(Neighbourhood.SOON)
                .until(() -> ada.home(adas).path("batteries").isEmpty());
        Person support = new Person(place.gateway().support());
        await().atMost(Neighbourhood.SOON)
                .until(() -> support.get("/api/devices/passed-on").path("owner").isNull());
        String bobs = commissioned(bob, "passed-on");
        measures(bob, bobs, "passed-on", 1_234);

        // when
        Map<String, String> files = export(bob);

        // then
        assertThat(files.keySet())
                .containsExactly(
                        "account.json",
                        "home-1/home.json",
                        "home-1/events.jsonl",
                        "home-1/story.jsonl",
                        "home-1/readings-1-passed-on.csv");
        assertThat(files.get("account.json")).contains("bob@example.org");
        assertThat(files.get("home-1/home.json")).contains(bobs, "COMMISSIONED", "9 Grand Ave");
        assertThat(lines(files, "home-1/story.jsonl"))
                .anyMatch(line -> line.contains("COMMISSIONING_REQUESTED"))
                .noneMatch(line -> line.contains("RELEASE_REQUESTED"));
        assertThat(lines(files, "home-1/readings-1-passed-on.csv"))
                .hasSize(2)
                .last()
                .asString()
                .contains(",1234")
                .doesNotContain(",4321");
        assertThat(String.join("", files.values())).doesNotContain("ada@example.org");

        // and the former owner has the own story, but no readings of it any more
        assertThat(export(ada).keySet()).noneMatch(name -> name.contains("readings"));
        assertThat(export(ada).get("home-1/story.jsonl")).contains("BATTERY_REMOVED");
    }

    @Test
    void is_a_download_that_nobody_keeps() {
        Person eve = place.person("eve");

        EntityExchangeResult<byte[]> answer = download(eve);

        assertThat(answer.getResponseHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"flipbridge-data.zip\"");
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(answer.getResponseHeaders().getContentType()).hasToString("application/zip");
    }

    @Test
    void comes_one_at_a_time_until_the_one_before_has_ended_or_broken_off() {
        // given one that nobody reads
        Person otto = place.person("otto");
        String id = otto.get("/api/account").path("accountId").asString();
        BaseSubscriber<DataBuffer> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}
        };
        Objects.requireNonNull(place.gateway()
                        .bean(ExportController.class)
                        .export(new CallerAuthentication(Caller.homeowner(id)))
                        .getBody())
                .subscribe(slow);

        // when
        ResponseSpec another = otto.browser().get().uri("/api/account/export").exchange();

        // then
        another.expectStatus().isEqualTo(429).expectHeader().valueEquals("Retry-After", "10");
        assertThat(JsonBody.of(another).path("type").asString()).endsWith("export-under-way");

        // and when
        slow.cancel();

        // then
        download(otto);
    }

    private static List<String> lines(Map<String, String> files, String name) {
        return files.getOrDefault(name, "").lines().toList();
    }

    private static Map<String, String> export(Person person) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(download(person).getResponseBody()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static EntityExchangeResult<byte[]> download(Person person) {
        return person.browser()
                .mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
                .build()
                .get()
                .uri("/api/account/export")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
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

    /** @param storedWh recognises the reading */
    private static void measures(Person person, String site, String thing, int storedWh) {
        place.measures(thing, storedWh, Map.of());
        await().atMost(Neighbourhood.SOON)
                .until(() -> person.get("/api/homes/{site}/batteries/{thing}/telemetry?resolution=raw", site, thing)
                        .toString()
                        .contains(String.valueOf(storedWh)));
    }
}
