package energy.flipbridge.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iot.model.CertificateStateException;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.CreateKeysAndCertificateResponse;
import software.amazon.awssdk.services.iot.model.DeleteConflictException;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.MalformedPolicyException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.ThingAttribute;
import software.amazon.awssdk.services.iot.model.ThingPrincipalType;
import software.amazon.awssdk.services.iot.model.VersionConflictException;
import software.amazon.awssdk.services.sqs.model.Message;

@Tag("system")
class LocalCloudTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static LocalCloud cloud;

    @SuppressWarnings("NullAway.Init")
    private static Clients aws;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudConfig.onFreePorts(data));
        aws = Clients.of(cloud.addresses());
    }

    @AfterAll
    static void stop() {
        aws.close();
        cloud.close();
    }

    private static TestDevice provision(String thing) {
        return TestDevice.provision(aws.iot(), cloud.addresses(), thing, "EC");
    }

    private static String telemetry(String thing) {
        return "devices/" + thing + "/telemetry";
    }

    private static String commands(String thing) {
        return "devices/" + thing + "/commands";
    }

    private static List<String> receive(String contained) {
        List<Message> messages = aws.sqs()
                .receiveMessage(it -> it.queueUrl(cloud.addresses().telemetryQueueUrl())
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(0)
                        .waitTimeSeconds(0))
                .messages();
        return messages.stream()
                .map(Message::body)
                .filter(it -> it.contains(contained))
                .toList();
    }

    @Nested
    class ControlPlane {
        @Test
        void creatingTheSameThingAgainIsNoError() {
            String id = aws.iot().createThing(it -> it.thingName("same")).thingId();
            assertThat(aws.iot().createThing(it -> it.thingName("same")).thingId())
                    .isEqualTo(id);
            assertThatThrownBy(() -> aws.iot()
                            .createThing(it -> it.thingName("same")
                                    .attributePayload(payload -> payload.attributes(Map.of("a", "b")))))
                    .isInstanceOfSatisfying(
                            ResourceAlreadyExistsException.class,
                            e -> assertThat(e.resourceId()).isEqualTo("same"));
        }

        @Test
        void updatesThingsUnderTheirVersion() {
            aws.iot()
                    .createThing(it -> it.thingName("versioned")
                            .attributePayload(payload -> payload.attributes(Map.of("a", "1"))));
            aws.iot()
                    .updateThing(it -> it.thingName("versioned")
                            .expectedVersion(1L)
                            .attributePayload(payload -> payload.merge(true).attributes(Map.of("b", "2"))));
            assertThat(aws.iot().describeThing(it -> it.thingName("versioned")).attributes())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "2"));
            assertThatThrownBy(() -> aws.iot()
                            .deleteThing(it -> it.thingName("versioned").expectedVersion(1L)))
                    .isInstanceOf(VersionConflictException.class);
            aws.iot().deleteThing(it -> it.thingName("versioned"));
            assertThatThrownBy(() -> aws.iot().describeThing(it -> it.thingName("versioned")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"with space", "a/b", "ü", "%2F"})
        void refusesNamesThatAwsRefuses(String name) {
            assertThatThrownBy(() -> aws.iot().createThing(it -> it.thingName(name)))
                    .isInstanceOf(InvalidRequestException.class);
        }

        @Test
        void listsThingsInPages() {
            Set<String> names =
                    IntStream.range(0, 7).mapToObj(it -> "paged-" + it).collect(Collectors.toSet());
            names.forEach(name -> aws.iot().createThing(it -> it.thingName(name)));
            assertThat(aws.iot().listThingsPaginator(it -> it.maxResults(3)).things().stream()
                            .map(ThingAttribute::thingName)
                            .filter(it -> it.startsWith("paged-")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }

        @Test
        void givesKeysAsAwsDoes() {
            CreateKeysAndCertificateResponse made = aws.iot().createKeysAndCertificate(it -> it.setAsActive(true));
            assertThat(made.keyPair().privateKey()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
            assertThat(made.keyPair().publicKey()).startsWith("-----BEGIN PUBLIC KEY-----");
            assertThat(made.certificateArn()).endsWith("cert/" + made.certificateId());
            assertThat(aws.iot()
                            .describeCertificate(it -> it.certificateId(made.certificateId()))
                            .certificateDescription()
                            .validity()
                            .notAfter())
                    .isEqualTo("2049-12-31T23:59:59Z");
        }

        @Test
        void deletesACertificateOnlyWhenNothingNeedsIt() {
            TestDevice device = provision("deleted");
            assertThatThrownBy(() -> aws.iot().deleteCertificate(it -> it.certificateId(device.certificateId())))
                    .isInstanceOf(CertificateStateException.class);
            aws.iot()
                    .updateCertificate(
                            it -> it.certificateId(device.certificateId()).newStatus(CertificateStatus.INACTIVE));
            assertThatThrownBy(() -> aws.iot()
                            .deleteCertificate(it ->
                                    it.certificateId(device.certificateId()).forceDelete(true)))
                    .isInstanceOf(DeleteConflictException.class);
            aws.iot().detachThingPrincipal(it -> it.thingName("deleted").principal(device.certificateArn()));
            assertThatThrownBy(() -> aws.iot().deleteCertificate(it -> it.certificateId(device.certificateId())))
                    .isInstanceOf(DeleteConflictException.class);
            aws.iot()
                    .detachPolicy(
                            it -> it.policyName("flipbridge-device-policy").target(device.certificateArn()));
            aws.iot().deleteCertificate(it -> it.certificateId(device.certificateId()));
            assertThatThrownBy(() -> aws.iot().describeCertificate(it -> it.certificateId(device.certificateId())))
                    .isInstanceOf(ResourceNotFoundException.class);
        }

        @Test
        void attachesAndLists() {
            TestDevice device = provision("attached");
            assertThat(aws.iot()
                            .listThingPrincipals(it -> it.thingName("attached"))
                            .principals())
                    .containsExactly(device.certificateArn());
            assertThat(aws.iot()
                            .listPrincipalThings(it -> it.principal(device.certificateArn()))
                            .things())
                    .containsExactly("attached");
            assertThat(aws.iot()
                            .listAttachedPolicies(it -> it.target(device.certificateArn()))
                            .policies())
                    .singleElement()
                    .satisfies(policy -> assertThat(policy.policyName()).isEqualTo("flipbridge-device-policy"));
            assertThat(aws.iot()
                            .listThingPrincipalsV2(it -> it.thingName("attached"))
                            .thingPrincipalObjects())
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.thingPrincipalType()).isEqualTo(ThingPrincipalType.NON_EXCLUSIVE_THING));
        }

        @Test
        void keepsPolicyVersions() {
            String open = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iot:*\",\"Resource\":\"*\"}}";
            aws.iot().createPolicy(it -> it.policyName("versions").policyDocument(open));
            assertThatThrownBy(() -> aws.iot()
                            .createPolicy(it -> it.policyName("versions").policyDocument(open)))
                    .isInstanceOf(ResourceAlreadyExistsException.class);
            assertThat(aws.iot()
                            .createPolicyVersion(it -> it.policyName("versions")
                                    .policyDocument(open + " ")
                                    .setAsDefault(true))
                            .policyVersionId())
                    .isEqualTo("2");
            assertThat(aws.iot().getPolicy(it -> it.policyName("versions")).defaultVersionId())
                    .isEqualTo("2");
            assertThatThrownBy(() ->
                            aws.iot().createPolicy(it -> it.policyName("bad").policyDocument("{}")))
                    .isInstanceOf(MalformedPolicyException.class);
        }

        @Test
        void namesTheBroker() {
            assertThat(aws.iot()
                            .describeEndpoint(it -> it.endpointType("iot:Data-ATS"))
                            .endpointAddress())
                    .isEqualTo("localhost:" + cloud.addresses().mqttPort());
        }

        @Test
        void refusesWhatIsNotSigned() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(cloud.addresses().iotUrl() + "/things"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Nested
    class Devices {
        @ParameterizedTest
        @ValueSource(strings = {"EC", "RSA"})
        void sendTelemetryIntoTheQueue(String keyAlgorithm) {
            String thing = "sends-" + keyAlgorithm;
            TestDevice device = TestDevice.provision(aws.iot(), cloud.addresses(), thing, keyAlgorithm);
            Mqtt5BlockingClient client = device.client().useMqttVersion5().buildBlocking();
            client.connect();
            client.publishWith()
                    .topic(telemetry(thing))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload("{\"seq\":1}".getBytes(StandardCharsets.UTF_8))
                    .send();
            client.disconnect();
            await().untilAsserted(() -> assertThat(receive(thing))
                    .first()
                    .asString()
                    .startsWith("{\"seq\":1,\"mqtt_topic\":\"devices/" + thing + "/telemetry\",\"mqtt_received_at\":"));
        }

        @Test
        void receiveWhatTheDataPlanePublishes() throws InterruptedException {
            TestDevice device = provision("receives");
            Mqtt5BlockingClient client = device.client().useMqttVersion5().buildBlocking();
            client.connect();
            try (Mqtt5BlockingClient.Mqtt5Publishes publishes = client.publishes(MqttGlobalPublishFilter.ALL)) {
                client.subscribeWith()
                        .topicFilter(commands("receives"))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                aws.data()
                        .publish(it -> it.topic(commands("receives"))
                                .qos(1)
                                .contentType("application/json")
                                .payload(SdkBytes.fromUtf8String("{\"commands\":[]}")));
                assertThat(publishes.receive(5, TimeUnit.SECONDS)).hasValueSatisfying(message -> {
                    assertThat(new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8))
                            .isEqualTo("{\"commands\":[]}");
                    assertThat(message.getContentType()).isPresent();
                });
            }
            client.disconnect();
        }

        @Test
        void findWhatWasPublishedWhileTheyWereAway() throws InterruptedException {
            TestDevice device = provision("away");
            Mqtt3BlockingClient client = device.client().useMqttVersion3().buildBlocking();
            client.connectWith().cleanSession(false).send();
            client.subscribeWith()
                    .topicFilter(commands("away"))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
            client.disconnect();

            aws.data().publish(it -> it.topic(commands("away")).qos(1).payload(SdkBytes.fromUtf8String("waiting")));

            try (Mqtt3BlockingClient.Mqtt3Publishes publishes = client.publishes(MqttGlobalPublishFilter.ALL)) {
                assertThat(client.connectWith().cleanSession(false).send().isSessionPresent())
                        .isTrue();
                assertThat(publishes.receive(5, TimeUnit.SECONDS))
                        .hasValueSatisfying(message -> assertThat(message.getPayloadAsBytes())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("waiting"));
            }
            client.disconnect();
        }

        @Test
        void areRefusedUnderAnotherName() {
            TestDevice device = provision("honest");
            provision("other");
            for (String name : List.of("other", "unknown", "*")) {
                Mqtt5BlockingClient client =
                        device.client(name).useMqttVersion5().buildBlocking();
                assertThatThrownBy(client::connect).isInstanceOf(Mqtt5ConnAckException.class);
            }
        }

        @Test
        void areRefusedWithoutAThingOrAPolicy() {
            TestDevice device = TestDevice.withCertificate(aws.iot(), cloud.addresses(), "bare", "EC");
            Mqtt5BlockingClient client = device.client().useMqttVersion5().buildBlocking();
            assertThatThrownBy(client::connect).isInstanceOf(Mqtt5ConnAckException.class);
            aws.iot().createThing(it -> it.thingName("bare"));
            aws.iot().attachThingPrincipal(it -> it.thingName("bare").principal(device.certificateArn()));
            assertThatThrownBy(client::connect).isInstanceOf(Mqtt5ConnAckException.class);
            aws.iot()
                    .attachPolicy(
                            it -> it.policyName("flipbridge-device-policy").target(device.certificateArn()));
            client.connect();
            client.disconnect();
        }

        @ParameterizedTest
        @ValueSource(strings = {"devices/someone/telemetry", "anything"})
        void areDroppedForAForeignTopic(String topic) {
            TestDevice device = provision("intruder");
            Mqtt3BlockingClient client = device.client().useMqttVersion3().buildBlocking();
            client.connect();
            assertThatThrownBy(() -> client.publishWith()
                            .topic(topic)
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .payload("{\"intruder\":1}".getBytes(StandardCharsets.UTF_8))
                            .send())
                    .isNotNull();
            await().until(() -> client.getState() == MqttClientState.DISCONNECTED);
            assertThat(receive("intruder")).isEmpty();
        }

        @Test
        void areRefusedForeignSubscriptions() {
            TestDevice device = provision("listener");
            Mqtt5BlockingClient client = device.client().useMqttVersion5().buildBlocking();
            client.connect();
            for (String filter : List.of("devices/+/commands", "#", commands("someone"))) {
                assertThatThrownBy(
                                () -> client.subscribeWith().topicFilter(filter).send())
                        .isInstanceOf(Mqtt5SubAckException.class);
            }
            client.disconnect();
        }

        @Test
        void areDroppedWhenTheirCertificateIsRevoked() {
            TestDevice device = provision("revoked");
            Mqtt5BlockingClient client = device.client().useMqttVersion5().buildBlocking();
            client.connect();
            aws.iot()
                    .updateCertificate(
                            it -> it.certificateId(device.certificateId()).newStatus(CertificateStatus.REVOKED));
            await().atMost(Duration.ofSeconds(5)).until(() -> client.getState() == MqttClientState.DISCONNECTED);
            assertThatThrownBy(client::connect).isInstanceOf(Mqtt5ConnAckException.class);
        }

        @Test
        void areDroppedWhenTheirThingIsTakenAway() {
            TestDevice device = provision("detached");
            Mqtt5BlockingClient client = device.client().useMqttVersion5().buildBlocking();
            client.connect();
            aws.iot().detachThingPrincipal(it -> it.thingName("detached").principal(device.certificateArn()));
            await().atMost(Duration.ofSeconds(5)).until(() -> client.getState() == MqttClientState.DISCONNECTED);
        }

        @Test
        void areDroppedForMoreThan128Kilobytes() {
            TestDevice device = provision("large");
            Mqtt3BlockingClient client = device.client().useMqttVersion3().buildBlocking();
            client.connect();
            client.publishWith()
                    .topic(telemetry("large"))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(new byte[131_072])
                    .send();
            assertThatThrownBy(() -> client.publishWith()
                            .topic(telemetry("large"))
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .payload(new byte[131_073])
                            .send())
                    .isNotNull();
        }
    }

    @Test
    void writesTheFilesForOtherProgramsForTheirOwnerOnly() throws IOException {
        Addresses addresses = cloud.addresses();
        for (Path file : List.of(addresses.awsConfig(), addresses.gatewayProperties())) {
            assertThat(Files.getPosixFilePermissions(file).toString()).doesNotContain("GROUP", "OTHERS");
        }
        assertThat(Files.readString(addresses.awsConfig()))
                .contains(
                        "\"sqs_queue_url\"",
                        "\"webhook_queue_url\"",
                        "\"device_provisioning_access_key\"",
                        addresses.telemetryQueueUrl());
        assertThat(Files.readString(addresses.gatewayProperties()))
                .contains("flipbridge.event-store.jdbc-url=" + addresses.jdbcUrl());
    }

    @Nested
    class WebhookQueue {
        private static final String BODY = "{\"event_type\":\"command.created\",\"text\":\"\u00e9\"}";

        @Test
        void takesAWebhookWithWhatItsSignatureIsCheckedBy() throws Exception {
            long before = System.currentTimeMillis();

            HttpResponse<String> answer =
                    post(BODY, "Webhook-Id", "msg_1", "Webhook-Timestamp", "1782842400", "Webhook-Signature", "v1,abc");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            Message message = only();
            assertThat(answer.body()).contains(message.messageId());
            assertThat(message.body()).isEqualTo(BODY);
            assertThat(text(message, "webhook-id")).isEqualTo("msg_1");
            assertThat(text(message, "webhook-timestamp")).isEqualTo("1782842400");
            assertThat(text(message, "webhook-signature")).isEqualTo("v1,abc");
            assertThat(Long.parseLong(text(message, "received-at"))).isBetween(before, System.currentTimeMillis());
        }

        @Test
        void refusesWhatIsUnsignedOrTooLarge() throws Exception {
            HttpResponse<String> unsigned = post(BODY, "Webhook-Id", "msg_2", "Webhook-Timestamp", "1782842400");
            HttpResponse<String> large = post(
                    "x".repeat(1_100_000),
                    "Webhook-Id",
                    "msg_3",
                    "Webhook-Timestamp",
                    "1782842400",
                    "Webhook-Signature",
                    "v1,abc");

            assertThat(unsigned.statusCode()).isEqualTo(400);
            assertThat(unsigned.body()).contains("webhook-signature");
            assertThat(large.statusCode()).as(large.body()).isEqualTo(400);
        }

        private HttpResponse<String> post(String body, String... headers) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(cloud.addresses().webhookUrl()))
                    .headers(headers)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }

        private Message only() {
            List<Message> messages = aws.sqs()
                    .receiveMessage(it -> it.queueUrl(cloud.addresses().webhookQueueUrl())
                            .messageAttributeNames("All")
                            .waitTimeSeconds(5))
                    .messages();
            assertThat(messages).hasSize(1);
            return messages.getFirst();
        }

        private static String text(Message message, String attribute) {
            return Objects.requireNonNull(message.messageAttributes().get(attribute))
                    .stringValue();
        }
    }

    @Test
    void saysThatItIsHealthy() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(cloud.addresses().iotUrl() + "/health"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesASecondOneOnTheSameData() {
        assertThatThrownBy(() -> LocalCloud.start(LocalCloudConfig.onFreePorts(data)))
                .isInstanceOf(LocalCloudException.class)
                .hasMessageContaining("--data");
    }

    @Test
    void namesTheOptionOfATakenPort(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(0, 0, taken.getLocalPort(), 0, 0, 0, 0, 0, 0);
            LocalCloudConfig config = new LocalCloudConfig(
                    other, ports, "127.0.0.1", URI.create("http://localhost"), InstantSource.system());
            assertThatThrownBy(() -> LocalCloud.start(config))
                    .isInstanceOf(LocalCloudException.class)
                    .hasMessageContaining("--sqs-port")
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }
}
