package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import energy.flipbridge.gateway.support.SignIn;
import energy.flipbridge.provisioning.RegistrationProof;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A homeowner with some batteries, each for a home of its own, beside a local cloud, while gateways come and go. */
final class MovingIn implements AutoCloseable {

    private static final String PEAK_REWARDS = "70c1146b-0000-4000-8000-000000000001";
    private static final Duration SOON = Duration.ofMinutes(6);

    private final LocalCloud cloud;
    private final List<Path> folders;

    private MovingIn(LocalCloud cloud, List<Path> folders) {
        this.cloud = cloud;
        this.folders = folders;
    }

    /** @param gateway where Flip sends its webhooks */
    static MovingIn start(Path data, int batteries, String gateway) {
        LocalCloudConfig free = LocalCloudConfig.onFreePorts(data);
        LocalCloud cloud = LocalCloud.start(new LocalCloudConfig(
                data,
                free.ports(),
                free.mqttBindAddress(),
                URI.create(gateway + "/api/flip-webhook"),
                InstantSource.system()));
        List<Path> folders = IntStream.range(0, batteries)
                .mapToObj(i -> Bridge.provision(cloud, data, "cell-" + i, KeyOrigin.LOCAL))
                .toList();
        return new MovingIn(cloud, folders);
    }

    /** @return the browser */
    Json signIn(String gateway) {
        return new Json(gateway, SignIn.as("ada@example.org", gateway, this::mails));
    }

    /**
     * As somebody does who presses the button again until the page shows the enrolment.
     *
     * @param browsers gives the one for each look
     */
    void bringIn(int battery, Supplier<Json> browsers) {
        await().atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(_ -> true)
                .until(() -> isIn(browsers.get(), folders.get(battery), "cell-" + battery));
    }

    private static boolean isIn(Json ada, Path folder, String thing) {
        String home = "/api/homes/" + Homeowner.encoded(register(ada, folder, thing));
        JsonNode shown = ada.get(home).ok();
        if (!shown.at("/enrolments/0/status").asString("").isEmpty()) {
            return true;
        }
        if (shown.at("/batteries/0/state").asString("").equals("COMMISSIONED")) {
            ada.post(home + "/enrolments", Homeowner.application(PEAK_REWARDS, "2025-01-01"))
                    .ok();
        }
        return false;
    }

    private static String register(Json ada, Path folder, String thing) {
        RegistrationProof proof = RegistrationProof.sign(new ArtifactsFolder(folder), Clock.systemUTC());
        Map<String, Object> link = Map.of("payload", proof.payload(), "signature", proof.signature());
        return ada.post("/api/registrations", Homeowner.registration(link, "AC-" + thing))
                .ok()
                .path("siteId")
                .asString();
    }

    void assertEachIsInOnce() {
        assertThat(ids("/sites?limit=100")).containsExactlyInAnyOrderElementsOf(each("site-for-device::cell-"));
        assertThat(ids("/devices?limit=100")).containsExactlyInAnyOrderElementsOf(each("device::cell-"));
        for (String site : each("site-for-device::cell-")) {
            assertThat(ids("/enrollments?site_id=" + Homeowner.encoded(site))).hasSize(1);
        }
    }

    /** @return how many such calls Flip has answered with success */
    long taken(String method, String endOfPath) {
        return flip().get("/requests?limit=1000")
                .ok()
                .valueStream()
                .filter(call -> call.path("method").asString().equals(method)
                        && call.path("path").asString().endsWith(endOfPath)
                        && call.path("status").asInt() < 300)
                .count();
    }

    private Json flip() {
        return new Json(cloud.addresses().flipUrl() + "/control", Map.of());
    }

    private List<String> ids(String path) {
        return flip().get(path)
                .ok()
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private List<String> each(String prefix) {
        return IntStream.range(0, folders.size()).mapToObj(i -> prefix + i).toList();
    }

    private List<String> mails() {
        return new Json(cloud.addresses().mailboxUrl(), Map.of())
                .get("/api/messages")
                .ok()
                .path("messages")
                .valueStream()
                .map(mail -> mail.path("text").asString())
                .toList();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
