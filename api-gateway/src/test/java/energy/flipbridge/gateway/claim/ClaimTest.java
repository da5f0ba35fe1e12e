package energy.flipbridge.gateway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.Claim;
import energy.flipbridge.domain.device.DeviceCommand.RecordCommissioning;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.registration.DeviceSignature;
import energy.flipbridge.gateway.support.DeviceKeys;
import energy.flipbridge.gateway.support.RecordingHttp.Answer;
import energy.flipbridge.gateway.support.RunningGateway;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningGateway.Extension.class)
class ClaimTest {

    private static final DeviceKeys OLD_RSA = DeviceKeys.rsa();
    private static final DeviceKeys CURRENT_RSA = DeviceKeys.rsa();
    private static final DeviceKeys CURRENT_EC = DeviceKeys.ec();
    private static int things;

    private static final Map<String, Object> SITE = Map.of(
            "firstName", "Ada",
            "lastName", "Byron",
            "stateCode", "CA",
            "city", "Oakland",
            "zipCode", "88801",
            "streetAddress", "9 Grand Ave");
    private static final Map<String, Object> DEVICE = Map.of(
            "manufacturerName", "Acme",
            "productName", "Cell 10",
            "serialNumber", "AC-1",
            "batteryCapacityWh", 13500,
            "batteryPowerInputW", 5000,
            "batteryPowerOutputW", 5000,
            "reservePercentage", 20);

    private final RunningGateway gateway;
    private final String thing = "garage-battery-" + ++things;

    ClaimTest(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @BeforeEach
    void givenABatteryWithTwoActiveCertificates() {
        gateway.sender.answers(command -> command instanceof RegisterDevice ? Claim.GRANTED : null);
        gateway.flip.answers(_ -> Answer.of(200, "{\"programs\":[],\"enrollment\":null}"));
        certificates(Map.of(OLD_RSA, "INACTIVE", CURRENT_RSA, "ACTIVE", CURRENT_EC, "ACTIVE"));
    }

    @Test
    void battery_is_registered_for_the_support_token() {
        claim(link(CURRENT_RSA), false)
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        "{\"thing\":\"%s\",\"owner\":\"support:local\",\"newlyClaimed\":true,\"commissioned\":\"NOT_ASKED\"}"
                                .formatted(thing));

        RegisterDevice registered =
                gateway.sender.commands(RegisterDevice.class).getFirst();
        assertThat(registered.certificateId()).isEqualTo(CURRENT_RSA.certificateId());
        assertThat(registered.nonce()).isEqualTo("00112233445566778899aabbccddeeff");
        assertThat(gateway.sender.sent().getFirst().metadata()).containsEntry(Audit.ACTOR, "support:local");
    }

    @Test
    void second_certificate_and_the_prototypes_trailing_blank_are_fine() {
        Map<String, Object> link = link(CURRENT_EC);
        link.put("signature", link.get("signature") + " ");
        claim(link, false).expectStatus().isOk();
    }

    @Test
    void battery_is_commissioned_and_the_same_request_may_come_again() {
        claim(link(CURRENT_RSA), true)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.commissioned")
                .isEqualTo("NOW")
                .jsonPath("$.siteId")
                .isEqualTo("site-for-device::" + thing);
        assertThat(gateway.sender.commands(RecordCommissioning.class))
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.alreadyKnown()).isFalse());
        assertThat(gateway.sender.sent().toString()).doesNotContain("Ada", "Byron", "Grand Ave");

        gateway.sender.answers(command -> command instanceof RegisterDevice ? Claim.ALREADY_YOURS : null);
        gateway.flip.answers(request -> request.path().equals("/v1/commission")
                ? Answer.of(409, "{}")
                : Answer.of(200, "{\"site_access_token\":\"t\",\"zip_code\":\"88801\",\"serial_number\":\"AC-1\"}"));
        claim(link(CURRENT_RSA), true)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"newlyClaimed\":false,\"commissioned\":\"BEFORE\"}");
        assertThat(gateway.sender.commands(RecordCommissioning.class))
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.alreadyKnown()).isTrue());
    }

    @Test
    void failure_at_flip_keeps_the_claim_and_says_what_to_do() {
        gateway.flip.answers(_ -> Answer.of(500, "oops"));
        isProblem(claim(link(CURRENT_RSA), true), 503, "flip-unreachable", "Send the same request again");
        gateway.flip.answers(_ -> Answer.of(422, "{\"message\":\"bad zip\"}"));
        isProblem(claim(link(CURRENT_RSA), true), 422, "flip-rejected", "bad zip");
        gateway.flip.answers(request ->
                Answer.of(request.path().equals("/v1/commission") ? 409 : 404, "{\"message\":\"There is no site\"}"));
        isProblem(claim(link(CURRENT_RSA), true), 409, "flip-conflict", "claimed, but not commissioned");

        assertThat(gateway.sender.commands(RegisterDevice.class)).hasSize(3);
        assertThat(gateway.sender.commands(RecordCommissioning.class)).isEmpty();
    }

    @Test
    void every_refusal_says_what_to_do_next() {
        Instant now = gateway.clock.instant();
        isProblem(claim(link(CURRENT_RSA, now.minusSeconds(3_601)), false), 422, "link-too-old", "new one");
        isProblem(claim(link(CURRENT_RSA, now.plusSeconds(301)), false), 422, "link-from-future", "clock");
        isProblem(claim(link(OLD_RSA), false), 422, "wrong-signature", "active certificates");

        Map<String, Object> tampered = link(CURRENT_RSA);
        tampered.put("payload", String.valueOf(tampered.get("payload")).replace("00112233", "11112233"));
        isProblem(claim(tampered, false), 422, "wrong-signature", "active certificates");

        Map<String, Object> damaged = link(CURRENT_RSA);
        damaged.put("payload", "{\"thingName\":");
        isProblem(claim(damaged, false), 422, "link-damaged", "Scan");

        isProblem(post("other-battery", link(CURRENT_RSA), false), 422, "link-of-another-thing", "another battery");

        gateway.sender.answers(_ -> Claim.NONCE_SPENT);
        isProblem(claim(link(CURRENT_RSA), false), 409, "nonce-spent", "new one");
        gateway.sender.answers(_ -> Claim.OWNED_BY_ANOTHER);
        isProblem(claim(link(CURRENT_RSA), false), 409, "owned-by-another", "release");
    }

    @Test
    void battery_without_an_active_certificate_or_unknown_to_aws_is_refused() {
        certificates(Map.of(CURRENT_RSA, "REVOKED"));
        isProblem(claim(link(CURRENT_RSA), false), 409, "no-active-certificate", "Provision");
    }

    @Test
    void battery_that_aws_does_not_know_is_refused() {
        gateway.iot.answers(_ -> new Answer(404, "{}", Map.of("x-amzn-ErrorType", "ResourceNotFoundException")));
        isProblem(claim(link(CURRENT_RSA), false), 404, "unknown-thing", "provision");
    }

    @Test
    void trouble_at_aws_or_in_the_store_is_worth_another_try() {
        gateway.sender.answers(_ -> {
            throw new IllegalStateException("the store is away");
        });
        isProblem(claim(link(CURRENT_RSA), false), 503, "store-unavailable", "again");
    }

    @Test
    void fields_for_commissioning_are_checked_without_repeating_them() {
        Map<String, Object> body = new HashMap<>(link(CURRENT_RSA));
        Map<String, Object> site = new HashMap<>(SITE);
        site.put("zipCode", "secret-zip");
        body.put("site", site);
        body.put("commission", true);
        String answer = gateway.support()
                .post()
                .uri("/api/devices/{thing}/claim", thing)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer)
                .contains("\"site.zipCode\"", "must be five digits", "{\"field\":\"device\",")
                .doesNotContain("secret-zip", "Byron");
        assertThat(gateway.sender.sent()).isEmpty();
    }

    @Test
    void every_missing_field_is_named() {
        Map<String, Object> body = new HashMap<>(link(CURRENT_RSA));
        body.put("commission", true);
        assertThat(wrongFields(body)).containsExactly("device", "site");

        Map<String, Object> device = new HashMap<>(DEVICE);
        device.keySet().removeAll(List.of("batteryCapacityWh", "serialNumber"));
        body.putAll(Map.of("site", Map.of("city", "Oakland"), "device", device));
        assertThat(wrongFields(body))
                .containsExactly(
                        "device.batteryCapacityWh",
                        "device.serialNumber",
                        "site.firstName",
                        "site.lastName",
                        "site.stateCode",
                        "site.streetAddress",
                        "site.zipCode");

        body.putAll(Map.of("site", SITE, "device", with(DEVICE, "batteryPowerInputW", "much")));
        assertThat(wrongFields(body)).containsExactly("device.batteryPowerInputW");
        assertThat(gateway.sender.sent()).isEmpty();
    }

    private List<String> wrongFields(Map<String, Object> body) {
        byte[] answer = gateway.support()
                .post()
                .uri("/api/devices/{thing}/claim", thing)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared()
                .readTree(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private Map<String, Object> link(DeviceKeys keys) {
        return link(keys, gateway.clock.instant());
    }

    private Map<String, Object> link(DeviceKeys keys, Instant signedAt) {
        String payload =
                "{\"thingName\":\"%s\",\"nonce\":\"00112233445566778899aabbccddeeff\",\"timestamp\":%d,\"version\":1}"
                        .formatted(thing, signedAt.getEpochSecond());
        try {
            byte[] signature = DeviceSignature.sign(payload, keys.privateKey());
            Map<String, Object> link = new HashMap<>();
            link.put("payload", payload);
            link.put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
            return link;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private WebTestClient.ResponseSpec claim(Map<String, Object> link, boolean commission) {
        return post(thing, link, commission);
    }

    private WebTestClient.ResponseSpec post(String path, Map<String, Object> link, boolean commission) {
        Map<String, Object> body = new HashMap<>(link);
        if (commission) {
            body.putAll(Map.of("site", SITE, "device", DEVICE, "commission", true));
        }
        return gateway.support()
                .post()
                .uri("/api/devices/{thing}/claim", path)
                .bodyValue(body)
                .exchange();
    }

    private void certificates(Map<DeviceKeys, String> statuses) {
        List<String> arns = statuses.keySet().stream()
                .map(keys -> "\"arn:aws:iot:us-west-2:000000000000:cert/" + keys.certificateId() + "\"")
                .toList();
        gateway.iot.answers(request -> {
            if (request.path().equals("/things/" + thing)) {
                return Answer.of(200, "{\"thingName\":\"" + thing + "\"}");
            }
            if (request.path().startsWith("/things/" + thing + "/principals")) {
                return Answer.of(200, "{\"principals\":[" + String.join(",", arns) + "]}");
            }
            return statuses.entrySet().stream()
                    .filter(entry -> request.path()
                            .equals("/certificates/" + entry.getKey().certificateId()))
                    .findFirst()
                    .map(entry -> Answer.of(200, entry.getKey().description(entry.getValue())))
                    .orElse(new Answer(404, "{}", Map.of("x-amzn-ErrorType", "ResourceNotFoundException")));
        });
    }

    private static void isProblem(WebTestClient.ResponseSpec answer, int status, String type, String advice) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:flipbridge:problem:" + type)
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains(advice));
    }
}
