package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * On one machine: keeps a valid support token in {@code <data>/support-token}, readable by its owner alone, for the
 * command line. It is written before the web server answers.
 */
@Component
@ConditionalOnBooleanProperty("flipbridge.local")
class LocalSupportToken implements SmartLifecycle {

    static final String NAME = "local";

    private static final Logger LOG = LoggerFactory.getLogger(LocalSupportToken.class);
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final long LONGEST_FILE = 1_000;

    private final SupportTokens tokens;
    private final Path file;
    private volatile boolean running;

    LocalSupportToken(SupportTokens tokens, GatewaySettings settings) {
        this.tokens = tokens;
        this.file = settings.dataDir().resolve("support-token").toAbsolutePath();
    }

    @Override
    public void start() {
        try {
            if (!isValid()) {
                write(tokens.replace(NAME, VALIDITY, "system:start").text());
                LOG.info("a new support token is in {}", file);
            }
            running = true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the support token; check the rights on " + file, e);
        }
    }

    private boolean isValid() throws IOException {
        try {
            return Files.size(file) <= LONGEST_FILE
                    && SupportToken.parse(Files.readString(file).strip())
                            .filter(tokens::isValid)
                            .isPresent();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void write(String token) throws IOException {
        Path directory = file.resolveSibling("");
        Files.createDirectories(directory);
        Path temporary = Files.createTempFile(
                directory,
                "support-token",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, token + "\n");
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
