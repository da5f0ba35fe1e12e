package energy.flipbridge.cloud;

import energy.flipbridge.cloud.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The credentials of this machine's cloud, made at random on the first start and kept.
 *
 * @param provisioning for the provisioning program
 * @param webServer for api-gateway
 * @param sharedSecret the bearer secret of the older webhook and telemetry routes
 * @param flipSigningKey signs webhooks (Standard Webhooks, {@code whsec_} and base64)
 */
public record Secrets(
        AccessKey provisioning,
        AccessKey webServer,
        String sharedSecret,
        String flipApiKey,
        String flipSigningKey,
        String postgresSuperuserPassword,
        String postgresPassword) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abcdefghijklmnopqrstuvwxyz";

    /** An AWS access key. */
    public record AccessKey(String id, String secret) {
        @Override
        public String toString() {
            return "AccessKey[id=" + id + "]";
        }
    }

    static Secrets open(Path file) throws IOException {
        if (Files.exists(file)) {
            return JSON.readValue(Files.readString(file), Secrets.class);
        }
        Secrets secrets = generate(new SecureRandom());
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(secrets));
        return secrets;
    }

    private static Secrets generate(SecureRandom random) {
        byte[] signingKey = new byte[32];
        random.nextBytes(signingKey);
        return new Secrets(
                accessKey(random),
                accessKey(random),
                text(random, 32),
                "fl_local_" + text(random, 32),
                "whsec_" + Base64.getEncoder().encodeToString(signingKey),
                text(random, 32),
                text(random, 32));
    }

    private static AccessKey accessKey(SecureRandom random) {
        // Key ids are capital letters and digits: the first 32 of the alphabet.
        return new AccessKey("LOCAL" + text(random, 15, 32), text(random, 40));
    }

    private static String text(SecureRandom random, int length) {
        return text(random, length, LETTERS_AND_DIGITS.length());
    }

    private static String text(SecureRandom random, int length, int alphabet) {
        return random.ints(length, 0, alphabet)
                .mapToObj(at -> String.valueOf(LETTERS_AND_DIGITS.charAt(at)))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "Secrets[...]";
    }
}
