package energy.flipbridge.gateway.home;

import static org.awaitility.Awaitility.await;

import energy.flipbridge.cloud.flip.AdjustableClock;
import energy.flipbridge.cloud.flip.FlipSandbox;
import energy.flipbridge.cloud.flip.FlipSandboxConfig;
import energy.flipbridge.cloud.mail.Mail;
import energy.flipbridge.cloud.mail.MailServer;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.gateway.support.DeviceKeys;
import energy.flipbridge.gateway.support.IotThings;
import energy.flipbridge.gateway.support.Links;
import energy.flipbridge.gateway.support.RunningGateway;
import energy.flipbridge.gateway.support.SignIn;
import energy.flipbridge.gateway.support.WholeGateway;
import energy.flipbridge.gateway.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway beside a Flip sandbox and a recorded AWS IoT, with people who have batteries. */
final class Neighbourhood implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);

    private static final AtomicLong MESSAGES = new AtomicLong();
    private static final DeviceKeys KEYS = DeviceKeys.ec();

    private final FlipSandbox sandbox;
    private final MailServer mails;
    private final WholeGateway gateway;
    private final IotThings things = new IotThings();

    Neighbourhood() {
        try {
            sandbox = FlipSandbox.start(FlipSandboxConfig.of(
                            Files.createTempDirectory("sandbox"), "client-token", RunningGateway.SIGNING_KEY)
                    .withClock(new AdjustableClock(InstantSource.system())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int smtp = freePort();
        mails = MailServer.start(smtp);
        gateway = new WholeGateway(
                "--flipbridge.flip.api-url=http://localhost:" + sandbox.port(),
                "--flipbridge.flip.timeout=10s",
                "--flipbridge.mail.port=" + smtp,
                "--flipbridge.mail.starttls=false",
                "--flipbridge.accounts.deletion-after=1s");
        gateway.iot.answers(things);
        connect();
    }

    private void connect() {
        sandbox.setWebhookUrl(URI.create(gateway.url() + "/api/flip-webhook"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> gateway.bean(Processing.class).isActive());
    }

    /** @return the same person at the gateway that runs then */
    Person restart(Person person) {
        gateway.restart();
        connect();
        return new Person(person.browser().mutate().baseUrl(gateway.url()).build());
    }

    WholeGateway gateway() {
        return gateway;
    }

    /** the sandbox's control routes */
    Json flip() {
        return new Json("http://localhost:" + sandbox.port() + "/control", Map.of());
    }

    /** Flip's own routes, as another program of ours calls them */
    Json anotherIntegrator() {
        return new Json("http://localhost:" + sandbox.port() + "/v1", Map.of("Authorization", "Bearer client-token"));
    }

    Person person(String name) {
        String email = name + "@example.org";
        Map<String, String> headers = SignIn.as(
                email,
                gateway.url(),
                () -> mails.mails().stream()
                        .filter(mail -> mail.to().contains(email))
                        .map(Mail::text)
                        .toList());
        return new Person(gateway.anybody()
                .mutate()
                .defaultHeaders(all -> headers.forEach(all::set))
                .build());
    }

    void provision(String thing) {
        things.with(thing, Map.of("nameplate", "manufacturer:Acme,capacity_wh:13500"), Map.of(KEYS, "ACTIVE"));
    }

    /** a fresh link of the battery, as a body's fields */
    Map<String, Object> link(String thing) {
        return Links.url(KEYS, thing, Instant.now());
    }

    /**
     * The battery reports.
     *
     * @param storedWh recognises the reading
     * @param more fields of the message
     * @return the queue's id of the message
     */
    String measures(String thing, int storedWh, Map<String, Object> more) {
        Instant now = Instant.now();
        Map<String, Object> message = new HashMap<>(Map.of(
                "epoch", "first",
                "sequence", MESSAGES.incrementAndGet(),
                "start_time", now.toString(),
                "duration_s", 1,
                "mqtt_topic", "devices/" + thing + "/telemetry",
                "mqtt_received_at", now.toEpochMilli(),
                "telemetry",
                        Map.of(
                                "last_mode", "SELF_CONSUMPTION",
                                "battery_last_power_charge_w", 0,
                                "battery_last_power_discharge_w", 0,
                                "battery_total_energy_charge_wh", 0,
                                "battery_total_energy_discharge_wh", 0,
                                "battery_last_stored_energy_wh", storedWh,
                                "battery_last_capacity_energy_wh", 13_500,
                                "battery_last_backup_reserve_percentage", 20,
                                "last_is_grid_online", true)));
        message.putAll(more);
        String id = "m-" + MESSAGES.incrementAndGet();
        gateway.anybody()
                .post()
                .uri("/api/devices/telemetry")
                .header("Authorization", "Bearer " + RunningGateway.SHARED_SECRET)
                .bodyValue(Map.of("messageId", id, "body", JsonMapper.shared().writeValueAsString(message)))
                .exchange()
                .expectStatus()
                .isOk();
        return id;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
        mails.close();
        sandbox.close();
    }

    /** Somebody with a browser. */
    record Person(WebTestClient browser) {

        static final Map<String, Object> ADDRESS = Map.of(
                "firstName", "Ada",
                "lastName", "Byron",
                "stateCode", "CA",
                "city", "Oakland",
                "zipCode", "88801",
                "streetAddress", "9 Grand Ave");

        static Map<String, Object> battery(String serial) {
            return Map.of(
                    "manufacturerName", "Acme",
                    "productName", "Cell 10",
                    "serialNumber", serial,
                    "batteryCapacityWh", 13_500,
                    "batteryPowerInputW", 5_000,
                    "batteryPowerOutputW", 5_000,
                    "reservePercentage", 20);
        }

        WebTestClient.ResponseSpec register(Map<String, Object> link, String thing) {
            Map<String, Object> body = new HashMap<>(link);
            body.putAll(Map.of("address", ADDRESS, "battery", battery("AC-" + thing)));
            return browser.post().uri("/api/registrations").bodyValue(body).exchange();
        }

        WebTestClient.ResponseSpec enrol(String siteId, Map<String, Object> body) {
            return browser.post()
                    .uri("/api/homes/{siteId}/enrolments", siteId)
                    .bodyValue(body)
                    .exchange();
        }

        JsonNode home(String siteId) {
            return get("/api/homes/{siteId}", siteId);
        }

        JsonNode get(String path, Object... values) {
            byte[] body = browser.get()
                    .uri(path, values)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .returnResult()
                    .getResponseBody();
            return JsonMapper.shared().readTree(body);
        }
    }
}
