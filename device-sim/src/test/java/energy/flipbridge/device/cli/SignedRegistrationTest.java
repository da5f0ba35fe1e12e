package energy.flipbridge.device.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import energy.flipbridge.device.TestAuthority;
import energy.flipbridge.device.TestAuthority.KeyForm;
import energy.flipbridge.device.link.Artifacts;
import energy.flipbridge.domain.registration.DeviceSignature;
import energy.flipbridge.domain.registration.ParsedUrl;
import energy.flipbridge.domain.registration.RegistrationUrl;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class SignedRegistrationTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_782_925_200);
    private static final byte[] NONCE = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
    private static final String PAGE = "http://localhost:8080/devices/register";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(KeyForm.class)
    void isThePrototypesUrlAndVerifies(KeyForm form) throws Exception {
        PublicKey key = new TestAuthority().provision(directory, "garage-battery", 8883, form);

        String url = SignedRegistration.url(PAGE, Artifacts.read(directory), NONCE, NOW);

        assertThat(url)
                .startsWith(
                        PAGE + "?payload=%7B%22thingName%22%3A%22garage-battery%22%2C%22nonce%22%3A%22"
                                + "00112233445566778899aabbccddeeff%22%2C%22timestamp%22%3A1782925200%2C%22version%22%3A1%7D&signature=");
        RegistrationUrl read = read(url);
        assertThat(read.thing()).isEqualTo("garage-battery");
        assertThat(DeviceSignature.verifies(read, key)).isTrue();
        assertThat(DeviceSignature.verifies(
                        read, TestAuthority.keyPair("EC", 256).getPublic()))
                .isFalse();
        if (form == KeyForm.RSA_PKCS1) {
            assertThat(url.substring(url.indexOf("&signature=") + 11))
                    .hasSize(342)
                    .doesNotContain("=", "+", "/");
        }
    }

    @ParameterizedTest
    @EnumSource(KeyForm.class)
    void isASignedTokenToo(KeyForm form) throws Exception {
        PublicKey key = new TestAuthority().provision(directory, "garage-battery", 8883, form);
        Artifacts artifacts = Artifacts.read(directory);

        String url = RegistrationJws.url(PAGE, artifacts, NONCE, NOW);

        assertThat(url).startsWith(PAGE + "?token=");
        SignedJWT token = SignedJWT.parse(url.substring(url.indexOf('=') + 1));
        assertThat(token.verify(
                        key instanceof ECPublicKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier((RSAPublicKey) key)))
                .isTrue();
        assertThat(token.getHeader().getType()).hasToString("device-registration+jwt");
        assertThat(token.getHeader().getKeyID())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(artifacts.chain().getFirst().getEncoded())));
        assertThat(token.getJWTClaimsSet().toJSONObject())
                .containsEntry("sub", "garage-battery")
                .containsEntry("aud", PAGE)
                .containsEntry("jti", HexFormat.of().formatHex(NONCE))
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("exp", NOW.getEpochSecond() + 3_600);
    }

    private static RegistrationUrl read(String url) {
        String[] parts = url.substring(url.indexOf("?payload=") + 9).split("&signature=", 2);
        ParsedUrl parsed = RegistrationUrl.parse(decoded(parts[0]), decoded(parts[1]), NOW);
        return ((ParsedUrl.Accepted) parsed).url();
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    @Test
    void theCommandPrintsTheUrlAloneWhereNobodyLooks() throws Exception {
        new TestAuthority().provision(directory, "garage-battery", 8883, KeyForm.EC_SEC1);
        Path png = directory.resolve("code.png");

        String url = run("--png", png.toString(), directory.toString(), PAGE).strip();
        assertThat(url).startsWith(PAGE + "?payload=").hasLineCount(1);
        assertThat(scanned(png)).isEqualTo(url);
        assertThat(run("--qr", directory.toString(), PAGE)).contains("▀", "▄");

        String shorter = run("--jws", "--png", png.toString(), directory.toString(), PAGE)
                .strip();
        assertThat(shorter).startsWith(PAGE + "?token=");
        assertThat(scanned(png)).isEqualTo(shorter);
    }

    @Test
    void theCommandSaysWhatIsMissing() {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new RegistrationUrlCommand()).setErr(new PrintWriter(err));

        assertThat(command.execute(directory.resolve("nowhere").toString(), PAGE))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no", "provision-device");
    }

    private static String scanned(Path png) throws Exception {
        BufferedImage image = ImageIO.read(png.toFile());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        // Looking for the code as in a photo fails for one picture in some hundreds, whose noise looks like a corner.
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new RegistrationUrlCommand()).setOut(new PrintWriter(out));
        assertThat(command.execute(arguments)).isZero();
        return out.toString();
    }
}
