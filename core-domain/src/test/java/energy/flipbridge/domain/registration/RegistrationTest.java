package energy.flipbridge.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

    private static final long SIGNED = 1_782_925_200;
    private static final Instant NOW = Instant.ofEpochSecond(SIGNED + 60);
    private static final String PAYLOAD =
            "{\"thingName\":\"garage-battery\",\"nonce\":\"00112233445566778899aabbccddeeff\"," + "\"timestamp\":"
                    + SIGNED + ",\"version\":1}";

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256"})
    void aSignedLinkMakesTheRoundTrip(String algorithm, int size) throws GeneralSecurityException {
        KeyPair keys = keys(algorithm, size);
        String signature = base64(DeviceSignature.sign(PAYLOAD, keys.getPrivate()));
        String query = URLEncoder.encode(PAYLOAD, StandardCharsets.UTF_8);

        RegistrationUrl url = accepted(URLDecoder.decode(query, StandardCharsets.UTF_8), signature + " ");

        assertThat(url.thing()).isEqualTo("garage-battery");
        assertThat(url.nonce()).isEqualTo("00112233445566778899aabbccddeeff");
        assertThat(url.signedAt()).isEqualTo(Instant.ofEpochSecond(SIGNED));
        assertThat(DeviceSignature.verifies(url, keys.getPublic())).isTrue();
        assertThat(DeviceSignature.verifies(url, keys(algorithm, size).getPublic()))
                .isFalse();
        RegistrationUrl tampered = accepted(PAYLOAD.replace("garage", "cellar"), signature);
        assertThat(DeviceSignature.verifies(tampered, keys.getPublic())).isFalse();
    }

    @Test
    void aKeyOfAnotherKindVerifiesNothing() throws GeneralSecurityException {
        RegistrationUrl url = accepted(PAYLOAD, base64(new byte[64]));
        assertThat(DeviceSignature.verifies(url, keys("RSA", 2048).getPublic())).isFalse();
        assertThat(DeviceSignature.verifies(url, keys("EC", 256).getPublic())).isFalse();
        assertThat(DeviceSignature.verifies(url, keys("Ed25519", 255).getPublic()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3600, true", "3601, false", "-300, true", "-301, false"})
    void aLinkIsGoodForAnHour(long age, boolean isGood) {
        assertThat(RegistrationUrl.parse(PAYLOAD, "AA", Instant.ofEpochSecond(SIGNED + age)))
                .isInstanceOf(isGood ? ParsedUrl.Accepted.class : ParsedUrl.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"thingName\":\"a b\",\"nonce\":\"0011223344556677\",\"timestamp\":1782925200}' | NO_THING_NAME",
                "'{\"thingName\":\"a\",\"nonce\":\"short\",\"timestamp\":1782925200}' | NO_NONCE",
                "'{\"thingName\":\"a\",\"nonce\":\"0011223344556677\"}' | NO_TIME",
                "'{\"thingName\":\"a\",\"nonce\":\"0011223344556677\",\"timestamp\":1782921599}' | TOO_OLD",
                "'{\"thingName\":\"a\",\"nonce\":\"0011223344556677\",\"timestamp\":1782935200}' | FROM_THE_FUTURE",
                "'{' | UNREADABLE"
            })
    void saysWhyItRefuses(String payload, ParsedUrl.Reason reason) {
        assertThat(RegistrationUrl.parse(payload, "AA", NOW)).isEqualTo(new ParsedUrl.Refused(reason));
        assertThat(RegistrationUrl.parse("a".repeat(2_001), "AA", NOW))
                .isEqualTo(new ParsedUrl.Refused(ParsedUrl.Reason.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"thingName\":\"a b\",\"nonce\":\"0011223344556677\",\"timestamp\":1782925200}",
                "{\"thingName\":{},\"nonce\":\"0011223344556677\",\"timestamp\":1782925200}",
                "{\"thingName\":\"a\",\"nonce\":\"short\",\"timestamp\":1782925200}",
                "{\"thingName\":\"a\",\"nonce\":\"0011223344556677\",\"timestamp\":\"1782925200\"}",
                "{\"thingName\":\"a\",\"nonce\":\"0011223344556677\",\"timestamp\":1782925200.5}",
                "{\"thingName\":\"a\",\"nonce\":\"0011223344556677\",\"timestamp\":9223372036854775807}",
                "{\"thingName\":\"a\",\"nonce\":\"0011223344556677\",\"timestamp\":-9223372036854775808}",
                "{\"thingName\":\"a\",\"nonce\":\"0011223344556677\",\"timestamp\":99999999999999999999}"
            })
    void refusesADamagedLink(String payload) {
        assertThat(RegistrationUrl.parse(payload, "AA", NOW)).isInstanceOf(ParsedUrl.Refused.class);
    }

    @Test
    void refusesADamagedSignature() {
        assertThat(RegistrationUrl.parse(PAYLOAD, "not base64!", NOW)).isInstanceOf(ParsedUrl.Refused.class);
        assertThat(RegistrationUrl.parse(PAYLOAD, "A".repeat(3_000), NOW)).isInstanceOf(ParsedUrl.Refused.class);
    }

    @Test
    void worksAfter2038() {
        long later = 2_200_000_000L;
        assertThat(RegistrationUrl.parse(
                        PAYLOAD.replace(String.valueOf(SIGNED), String.valueOf(later)),
                        "AA",
                        Instant.ofEpochSecond(later)))
                .isInstanceOf(ParsedUrl.Accepted.class);
    }

    @Property
    void neverThrows(@ForAll String payload, @ForAll String signature, @ForAll long timestamp) {
        assertThat(RegistrationUrl.parse(payload, signature, NOW)).isNotNull();
        assertThat(RegistrationUrl.parse(
                        PAYLOAD.replace(String.valueOf(SIGNED), String.valueOf(timestamp)), signature, NOW))
                .isNotNull();
    }

    private static RegistrationUrl accepted(String payload, String signature) {
        return switch (RegistrationUrl.parse(payload, signature, NOW)) {
            case ParsedUrl.Accepted(RegistrationUrl url) -> url;
            case ParsedUrl.Refused(ParsedUrl.Reason reason) -> throw new AssertionError(reason);
        };
    }

    private static KeyPair keys(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static String base64(byte[] signature) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
