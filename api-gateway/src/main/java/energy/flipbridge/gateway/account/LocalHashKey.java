package energy.flipbridge.gateway.account;

import energy.flipbridge.gateway.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** On one machine: the key of the hashes, made once and kept in {@code <data>} for its owner alone. */
final class LocalHashKey {

    static final String FILE = "accounts-hash-key";

    private LocalHashKey() {}

    static Secret in(Path dataDir) {
        Path file = dataDir.resolve(FILE).toAbsolutePath();
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the key of the accounts; check the rights on " + file, e);
        }
    }

    /** Whole or not at all: half a key would be kept for good. */
    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        Path directory = file.resolveSibling("");
        Files.createDirectories(directory);
        Path temporary = Files.createTempFile(
                directory,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, HexFormat.of().formatHex(bytes) + "\n");
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException _) {
            // Another node on this machine was faster; its key counts.
        } finally {
            Files.delete(temporary);
        }
    }
}
