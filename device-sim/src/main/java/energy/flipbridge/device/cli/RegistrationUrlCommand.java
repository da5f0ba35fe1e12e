package energy.flipbridge.device.cli;

import energy.flipbridge.device.link.Artifacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code registration-url}: the link, signed by the device, with which its owner claims it. */
@Command(
        name = "registration-url",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the link with which the owner claims a battery; it is good for an hour.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RegistrationUrlCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<dir>", description = "the folder written by provision-device")
    private Path directory;

    @Parameters(
            index = "1",
            paramLabel = "<base-url>",
            description = "the registration page, such as http://localhost:8080/devices/register")
    private String base;

    @Option(names = "--jws", description = "make the newer, shorter link, a signed token (JWS)")
    private boolean jws;

    @Option(names = "--no-qr", description = "print no QR code")
    private boolean noQr;

    @Option(names = "--qr", description = "print a QR code even where the output is no terminal")
    private boolean qr;

    @Option(names = "--png", paramLabel = "FILE", description = "write the QR code as a picture too")
    private @Nullable Path png;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            requireHttp();
            byte[] nonce = new byte[SignedRegistration.NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            Artifacts artifacts = Artifacts.read(directory);
            Instant now = InstantSource.system().instant();
            String url = jws
                    ? RegistrationJws.url(base, artifacts, nonce, now)
                    : SignedRegistration.url(base, artifacts, nonce, now);
            out.println(url);
            if (!noQr && (qr || Screen.hasTerminal())) {
                out.println();
                out.print(QrCode.of(url).text());
            }
            if (png != null) {
                QrCode.of(url).writePng(png);
            }
            out.flush();
            return 0;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("registration-url: " + e.getMessage());
            return 1;
        }
    }

    private void requireHttp() {
        if (!base.matches("https?://[^?#\\s]+")) {
            throw new ParameterException(
                    spec.commandLine(), "the base URL must start with http:// or https:// and have no ? or #");
        }
    }
}
