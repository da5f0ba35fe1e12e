package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import energy.flipbridge.gateway.Gateway;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.gateway.support.SignIn;
import energy.flipbridge.provisioning.Provisioning;
import energy.flipbridge.provisioning.RegistrationProof;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import energy.flipbridge.provisioning.artifacts.ThingName;
import energy.flipbridge.provisioning.aws.AwsConfig;
import energy.flipbridge.provisioning.aws.AwsConfigFile;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole system on free ports: the local cloud with its sandbox, the gateway, and devices provisioned in it. */
public final class Bridge implements AutoCloseable {

    /** The addresses of the staff. */
    static final String DESK = "desk@staff.example";

    static final String LAB = "lab@staff.example";

    private static final Pattern CODE = Pattern.compile("(?m)^\\s+(\\d{6})\\s*$");
    private static final Pattern LINK = Pattern.compile("(?m)(/sign-in/link#\\S+)$");

    private final Path data;
    private final LocalCloud cloud;
    private final AdjustableTime time;
    private final String[] more;
    private ConfigurableApplicationContext gateway;

    private Bridge(Path data, LocalCloud cloud, AdjustableTime time, String... more) {
        this.more = more;
        this.data = data;
        this.cloud = cloud;
        this.time = time;
        this.gateway = startGateway();
    }

    /** @param more arguments of the gateway */
    public static Bridge start(Path data, String... more) {
        AdjustableTime time = new AdjustableTime();
        LocalCloudConfig free = LocalCloudConfig.onFreePorts(data);
        LocalCloud cloud = LocalCloud.start(
                new LocalCloudConfig(free.dataDir(), free.ports(), free.mqttBindAddress(), free.webhookUrl(), time));
        Bridge bridge = new Bridge(data, cloud, time, more);
        bridge.pointWebhooks();
        return bridge;
    }

    public LocalCloud cloud() {
        return cloud;
    }

    /** The clock of the gateway and the sandbox. */
    public AdjustableTime time() {
        return time;
    }

    public Json api() {
        return new Json(url(), Map.of("Authorization", "Bearer " + supportToken()));
    }

    /** Somebody who signs in with a mail; the session outlives a restart, the address does not. */
    public Homeowner homeowner(String email) {
        return new Homeowner(this, SignIn.as(email, url(), () -> mails(email)));
    }

    public String url() {
        return "http://localhost:" + port();
    }

    /** the texts of all mails to the address, the newest first */
    List<String> mails(String email) {
        return new Json(cloud.addresses().mailboxUrl(), Map.of())
                .get("/api/messages")
                .ok()
                .path("messages")
                .valueStream()
                .filter(mail -> mail.path("to").toString().contains(email))
                .map(mail -> mail.path("text").asString())
                .toList();
    }

    /** the code of six digits in the newest mail to the address */
    String mailedCode(String email) {
        return mailed(CODE, email);
    }

    /** the path of the link to sign in with, in the newest mail to the address */
    String mailedLink(String email) {
        return mailed(LINK, email);
    }

    private String mailed(Pattern what, String email) {
        Awaitility.await()
                .atMost(Scene.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !mails(email).isEmpty());
        Matcher found = what.matcher(mails(email).getFirst());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    public Json anonymous() {
        return new Json(url(), Map.of());
    }

    public Json sandbox() {
        return new Json(cloud.addresses().flipUrl() + "/control", Map.of());
    }

    public int port() {
        return Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public ConfigurableApplicationContext gateway() {
        return gateway;
    }

    public Path provision(String thing) {
        return provision(thing, KeyOrigin.LOCAL);
    }

    public Path provision(String thing, KeyOrigin keys) {
        return provision(cloud, data, thing, keys);
    }

    /** Tells AWS IoT of a provisioned battery what is printed on it. */
    public void label(String thing, Nameplate nameplate) {
        provision(cloud, data, thing, nameplate, KeyOrigin.LOCAL);
    }

    static Path provision(LocalCloud cloud, Path data, String thing, KeyOrigin keys) {
        return provision(cloud, data, thing, Nameplate.UNKNOWN, keys);
    }

    private static Path provision(LocalCloud cloud, Path data, String thing, Nameplate nameplate, KeyOrigin keys) {
        Path folder = data.resolve("devices").resolve(thing);
        provisioning(
                cloud,
                provisioning -> provisioning.provision(
                        new ThingName(thing), nameplate, new ArtifactsFolder(folder), keys, false));
        return folder;
    }

    /** The battery has a new certificate from now on, and the old one is ended. */
    void rotate(Path folder) {
        provisioning(
                cloud,
                provisioning -> provisioning.rotate(new ArtifactsFolder(folder), KeyOrigin.LOCAL, Duration.ZERO));
    }

    private static void provisioning(LocalCloud cloud, Consumer<Provisioning> task) {
        AwsConfig config = AwsConfigFile.read(cloud.addresses().awsConfig());
        try (IotControlPlane controlPlane = IotControlPlane.connect(config, OptionalDouble.empty())) {
            task.accept(new Provisioning(controlPlane, config, Clock.systemUTC(), _ -> {}, (_, _) -> {}));
        }
    }

    /** Claims the battery with a link of its own, and commissions it at Flip. */
    public JsonNode claim(Path folder) {
        RegistrationProof proof = RegistrationProof.sign(new ArtifactsFolder(folder), time);
        return api().post("/api/devices/" + proof.thingName() + "/claim", claimBody(proof))
                .ok();
    }

    public static Map<String, Object> claimBody(RegistrationProof proof) {
        return Map.of(
                "payload", proof.payload(),
                "signature", proof.signature(),
                "commission", true,
                "site",
                        Map.of(
                                "firstName", "Ada",
                                "lastName", "Byron",
                                "email", "ada@example.org",
                                "stateCode", "CA",
                                "city", "Oakland",
                                "zipCode", "88801",
                                "streetAddress", "9 Grand Ave"),
                "device",
                        Map.of(
                                "manufacturerName", "Acme",
                                "productName", "Cell 10",
                                "serialNumber", "AC-" + proof.thingName(),
                                "batteryCapacityWh", 13_500,
                                "batteryPowerInputW", 5_000,
                                "batteryPowerOutputW", 5_000,
                                "reservePercentage", 20));
    }

    /** The gateway goes down in order and comes up again on another port. */
    public void restartGateway() {
        restartGateway(() -> {});
    }

    /** @param meanwhile what happens while the gateway is down */
    public void restartGateway(Runnable meanwhile) {
        SpringApplication.exit(gateway);
        meanwhile.run();
        gateway = startGateway();
        pointWebhooks();
    }

    private ConfigurableApplicationContext startGateway() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Gateway.class)
                .initializers(application ->
                        ((GenericApplicationContext) application).registerBean(Clock.class, () -> time.clock()))
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--flipbridge.data-dir=" + data,
                                        "--flipbridge.local=true",
                                        "--flipbridge.staff.emails=desk=" + DESK + ",lab=" + LAB),
                                Stream.of(more))
                        .toArray(String[]::new));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> context.getBean(Processing.class).isActive());
        return context;
    }

    private void pointWebhooks() {
        sandbox()
                .post("/webhook-url", Map.of("url", url() + "/api/flip-webhook"))
                .ok();
    }

    private String supportToken() {
        try {
            return Files.readString(data.resolve("support-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        try {
            gateway.close();
        } catch (RuntimeException e) {
            failure.set(e);
        }
        cloud.close();
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
