package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import energy.flipbridge.domain.device.Claim;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.Ownership;
import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.Browser.Answer;
import energy.flipbridge.gateway.support.DeviceKeys;
import energy.flipbridge.gateway.support.IotThings;
import energy.flipbridge.gateway.support.Links;
import energy.flipbridge.gateway.support.RunningGateway;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Registration links of both forms, from those who own the battery and from those who would like to. */
@ExtendWith(RunningGateway.Extension.class)
class RegistrationLinkTest {

    private static final DeviceKeys RSA = DeviceKeys.rsa();
    private static final DeviceKeys EC = DeviceKeys.ec();
    private static final DeviceKeys ENDED = DeviceKeys.ec();
    private static final DeviceKeys OTHERS = DeviceKeys.ec();
    private static final String NAMEPLATE =
            "manufacturer:Acme=20=26=20S=C3=B6hne,product:Cell=2010,serial:AC-1,capacity_wh:13500,charge_w:5000";
    private static int things;
    private static @Nullable Browser ada;

    private final RunningGateway gateway;
    private final String page;
    private final String thing = "battery-" + ++things;
    private final String otherThing = "other-" + things;

    RegistrationLinkTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.page = RunningGateway.PUBLIC_URL + "/devices/register";
    }

    @BeforeEach
    void givenTwoBatteries() {
        gateway.iot.answers(new IotThings()
                .with(thing, Map.of("nameplate", NAMEPLATE), Map.of(RSA, "ACTIVE", EC, "ACTIVE", ENDED, "REVOKED"))
                .with(otherThing, Map.of(), Map.of(OTHERS, "ACTIVE")));
    }

    @Test
    void both_forms_with_both_kinds_of_key_are_good_and_spend_nothing() {
        for (DeviceKeys keys : Set.of(RSA, EC)) {
            check(Links.url(keys, thing, now())).ok();
            assertThat(check(token(Links.token(keys, Links.header(keys), claims())))
                            .ok()
                            .json())
                    .isEqualTo(JsonMapper.shared().readTree("""
                            {"thing":"%s","state":"FREE","siteId":null,"battery":{"manufacturerName":"Acme & Söhne",
                            "productName":"Cell 10","serialNumber":"AC-1","batteryCapacityWh":13500.0,
                            "batteryPowerInputW":5000.0,"batteryPowerOutputW":null}}
                            """.formatted(thing)));
        }
        assertThat(gateway.sender.sent()).isEmpty();
    }

    @Test
    void registration_takes_the_thing_certificate_and_nonce_from_the_token() {
        gateway.sender.answers(command -> switch (command) {
            case RegisterDevice _ -> Claim.GRANTED;
            case OpenHome _ -> Ownership.OPENED;
            default -> null;
        });
        Map<String, Object> body = token(Links.token(EC, Links.header(EC), claims().jwtID("nonce-0123456789abcdef")));
        body.put("address", ADDRESS);
        body.put("battery", BATTERY);

        Answer answer = post("/api/registrations", body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json())
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"siteId\":\"site-for-device::%s\",\"thing\":\"%s\"}".formatted(thing, thing)));

        assertThat(gateway.sender.commands(RegisterDevice.class))
                .singleElement()
                .satisfies(registered -> {
                    assertThat(registered.thing()).isEqualTo(thing);
                    assertThat(registered.certificateId()).isEqualTo(EC.certificateId());
                    assertThat(registered.nonce()).isEqualTo("nonce-0123456789abcdef");
                });
        assertThat(gateway.sender.commands(RequestCommissioning.class)).hasSize(1);
        assertThat(gateway.sender.sent().toString()).doesNotContain("Ada", "Byron", "Grand Ave", "AC-1");
    }

    @Test
    void forged_and_tampered_tokens_are_refused() throws Exception {
        isRefused(Links.token(OTHERS, Links.header(EC), claims()), "wrong-signature");
        isRefused(Links.token(RSA, Links.header(RSA).keyID(EC.certificateId()), claims()), "wrong-signature");

        SignedJWT good = SignedJWT.parse(Links.token(EC, Links.header(EC), claims()));
        String later = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims().jwtID("another-0123456789abcdef")
                        .build()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        isRefused(good.getParsedParts()[0] + "." + later + "." + good.getParsedParts()[2], "wrong-signature");
        isRefused(good.serialize().substring(0, good.serialize().length() - 8) + "AAAAAAAA", "wrong-signature");
        isRefused(good.getParsedParts()[0] + "." + good.getParsedParts()[1] + ".", "link-damaged");
        isRefused("not.a.token", "link-damaged");
        isRefused("", "link-damaged");

        ECKey shown = new ECKey.Builder(Curve.P_256, (ECPublicKey) publicKey(OTHERS)).build();
        isRefused(Links.token(OTHERS, Links.header(EC).jwk(shown), claims()), "wrong-signature");
    }

    @Test
    void algorithm_follows_from_the_key_alone() throws Exception {
        isRefused(new PlainJWT(claims().build()).serialize(), "link-damaged");

        byte[] publicKey = publicKey(EC).getEncoded();
        JWSHeader.Builder mac = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("device-registration+jwt"))
                .keyID(EC.certificateId());
        isRefused(Links.signed(mac, claims(), new MACSigner(publicKey)), "wrong-signature");

        JWSHeader.Builder other = new JWSHeader.Builder(JWSAlgorithm.PS256)
                .type(new JOSEObjectType("device-registration+jwt"))
                .keyID(RSA.certificateId());
        isRefused(Links.token(RSA, other, claims()), "wrong-signature");
    }

    @Test
    void certificate_must_be_an_active_one_of_the_thing() {
        isRefused(Links.token(ENDED, Links.header(ENDED), claims()), "certificate-not-active");
        isRefused(
                Links.token(OTHERS, Links.header(OTHERS), Links.claims(thing, page, now())), "certificate-not-active");
        isRefused(Links.token(EC, Links.header(EC), Links.claims(otherThing, page, now())), "certificate-not-active");
        isRefused(Links.token(EC, Links.header(EC).keyID("../" + "0".repeat(61)), claims()), "link-damaged");
        isRefused(Links.token(EC, Links.header(EC).keyID(null), claims()), "link-damaged");
        isRefused(Links.token(EC, Links.header(EC), Links.claims("nobodys", page, now())), "unknown-thing");
    }

    @Test
    void time_and_audience_are_checked() {
        isRefused(Links.token(EC, Links.header(EC), claimsAt(now().minusSeconds(3_601))), "link-too-old");
        isRefused(Links.token(EC, Links.header(EC), claimsAt(now().plusSeconds(301))), "link-from-future");
        isRefused(
                Links.token(EC, Links.header(EC), claims().expirationTime(Date.from(now().minusSeconds(1)))),
                "link-too-old");
        check(token(Links.token(EC, Links.header(EC), claimsAt(now().plusSeconds(290)))))
                .ok();

        isRefused(
                Links.token(
                        EC, Links.header(EC), Links.claims(thing, "https://elsewhere.example/devices/register", now())),
                "link-for-elsewhere");
        isRefused(Links.token(EC, Links.header(EC), claims().audience((String) null)), "link-for-elsewhere");
        isRefused(Links.token(EC, Links.header(EC), claims().issueTime(null)), "link-damaged");
        isRefused(Links.token(EC, Links.header(EC), claims().expirationTime(null)), "link-damaged");
        isRefused(Links.token(EC, Links.header(EC), claims().jwtID("short")), "link-damaged");
        isRefused(Links.token(EC, Links.header(EC), claims().subject("a/b")), "link-damaged");
        isRefused(Links.token(EC, Links.header(EC).type(new JOSEObjectType("JWT")), claims()), "link-damaged");
        isRefused(
                Links.token(EC, Links.header(EC).criticalParams(Set.of("exp")).customParam("exp", 1), claims()),
                "link-damaged");
    }

    @Test
    void huge_tokens_cost_nothing() {
        int before = gateway.iot.requests().size();
        isRefused(Links.token(EC, Links.header(EC), claims().claim("more", "x".repeat(4_000))), "link-damaged");
        isRefused("a".repeat(100_000), "link-damaged");
        assertThat(gateway.iot.requests()).hasSize(before);

        assertThat(check(token("a".repeat(2_000_000))).status()).isEqualTo(413);
    }

    @Test
    void replayed_and_owned_batteries_are_refused_for_what_they_are() {
        gateway.sender.answers(command -> command instanceof RegisterDevice ? Claim.NONCE_SPENT : null);
        isRefusedRegistration(409, "nonce-spent");
        gateway.sender.answers(command -> command instanceof RegisterDevice ? Claim.OWNED_BY_ANOTHER : null);
        isRefusedRegistration(409, "owned-by-another");
        assertThat(gateway.sender.commands(OpenHome.class)).isEmpty();
    }

    @Test
    void refusals_are_counted_and_whoever_gets_too_many_waits() {
        double before = refusals("wrong-signature");
        String forged = Links.token(OTHERS, Links.header(EC), claims());
        for (int i = 0; i < 10; i++) {
            check(token(forged)).isProblem(422, "wrong-signature");
        }
        assertThat(refusals("wrong-signature") - before).isEqualTo(10);

        Map<String, Object> good = token(Links.token(EC, Links.header(EC), claims()));
        Answer tooMany = check(good);
        tooMany.isProblem(429, "too-many-refusals");
        assertThat(tooMany.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("600");

        gateway.clock.advance(Duration.ofMinutes(11));
        check(good).ok();
    }

    @Test
    void one_form_of_the_link_is_needed() {
        Map<String, Object> both = Links.url(EC, thing, now());
        both.put("token", "a.b.c");
        check(both).isProblem(422, "invalid-fields");
        check(new HashMap<>()).isProblem(422, "invalid-fields");
        Map<String, Object> half = Links.url(EC, thing, now());
        half.remove("signature");
        check(half).isProblem(422, "wrong-signature");
    }

    @Test
    void every_wrong_field_is_named_before_anything_is_spent() {
        Map<String, Object> address = new HashMap<>(ADDRESS);
        address.putAll(Map.of("zipCode", "secret-zip", "stateCode", "XX", "city", " "));
        Map<String, Object> body = token(Links.token(EC, Links.header(EC), claims()));
        body.putAll(Map.of("address", address, "battery", Map.of("reservePercentage", 101)));
        Answer answer = post("/api/registrations", body);
        answer.isProblem(422, "invalid-fields");
        assertThat(answer.body())
                .contains(
                        "\"address.zipCode\"",
                        "\"address.stateCode\"",
                        "\"address.city\"",
                        "\"battery.serialNumber\"",
                        "\"battery.reservePercentage\"")
                .doesNotContain("secret-zip");

        body = token(Links.token(EC, Links.header(EC), claims()));
        body.put("battery", BATTERY);
        post("/api/registrations", body).isProblem(422, "invalid-fields");
        assertThat(post("/api/registrations", body).body()).contains("\"address\"");
        body.putAll(Map.of("address", ADDRESS, "siteId", "site-for-device::x"));
        post("/api/registrations", body).isProblem(422, "invalid-fields");
        assertThat(gateway.sender.sent()).isEmpty();
    }

    static final Map<String, Object> ADDRESS = Map.of(
            "firstName", "Ada",
            "lastName", "Byron",
            "stateCode", "CA",
            "city", "Oakland",
            "zipCode", "88801",
            "streetAddress", "9 Grand Ave");
    static final Map<String, Object> BATTERY = Map.of(
            "manufacturerName", "Acme",
            "productName", "Cell 10",
            "serialNumber", "AC-1",
            "batteryCapacityWh", 13_500,
            "batteryPowerInputW", 5_000,
            "batteryPowerOutputW", 5_000,
            "reservePercentage", 20);

    private JWTClaimsSet.Builder claims() {
        return claimsAt(now());
    }

    private JWTClaimsSet.Builder claimsAt(Instant at) {
        return Links.claims(thing, page, at);
    }

    private Instant now() {
        return gateway.clock.instant();
    }

    private static Map<String, Object> token(String token) {
        Map<String, Object> body = new HashMap<>();
        body.put("token", token);
        return body;
    }

    private void isRefused(String token, String type) {
        int status = type.equals("unknown-thing") ? 404 : 422;
        check(token(token)).isProblem(status, type);
        // keeps the link good, and the limit away
        gateway.clock.advance(Duration.ofSeconds(1));
        if (++refused % 9 == 0) {
            gateway.clock.advance(Duration.ofMinutes(11));
        }
    }

    private int refused;

    private void isRefusedRegistration(int status, String type) {
        Map<String, Object> body = token(Links.token(EC, Links.header(EC), claims()));
        body.putAll(Map.of("address", ADDRESS, "battery", BATTERY));
        post("/api/registrations", body).isProblem(status, type);
    }

    private double refusals(String reason) {
        return gateway
                .bean(MeterRegistry.class)
                .find("flipbridge.registration.refused")
                .tag("reason", reason)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static PublicKey publicKey(DeviceKeys keys) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(keys.pem().getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
    }

    private Answer check(Map<String, Object> body) {
        return post("/api/registrations/check", body);
    }

    private Answer post(String path, Map<String, Object> body) {
        if (ada == null) {
            ada = new Browser(gateway).signedInAs("ada@example.org");
        }
        return ada.post(path, body);
    }
}
