package energy.flipbridge.provisioning.aws;

import energy.flipbridge.provisioning.ProvisioningException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file in the form of {@code terraform output -json}; everything that is missing is named at once. */
public final class AwsConfigFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final JsonNode root;
    private final List<String> missing = new ArrayList<>();

    private AwsConfigFile(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** @throws ProvisioningException when the file is not there, not JSON, or lacks values */
    public static AwsConfig read(Path file) {
        return open(file).config();
    }

    /** One value of the file that is text. */
    public static Optional<String> value(Path file, String name) {
        return open(file).value(name);
    }

    private static AwsConfigFile open(Path file) {
        try {
            return new AwsConfigFile(file, MAPPER.readTree(Files.readString(file)));
        } catch (IOException | JacksonException e) {
            throw new ProvisioningException(
                    "The AWS configuration " + file + " cannot be read: " + reason(e)
                            + ". Start the local cloud (./run), or have terraform write its outputs to"
                            + " terraform/output/aws-config.json: scripts/apply.sh",
                    e);
        }
    }

    private AwsConfig config() {
        String region = required("aws_region");
        String accessKeyId = required("device_provisioning_access_key", "access_key_id");
        String secretKey = required("device_provisioning_access_key", "secret_key");
        String policyName = required("device_policy_name");
        String iotEndpoint = required("iot_endpoint");
        String rootCa = rootCa();
        if (!missing.isEmpty()) {
            throw new ProvisioningException("Missing for " + file + ":\n  " + String.join("\n  ", missing));
        }
        return new AwsConfig(
                file,
                region,
                accessKeyId,
                secretKey,
                policyName,
                iotEndpoint,
                value("iot_endpoint_url").map(URI::create),
                rootCa);
    }

    private String required(String... path) {
        return value(path).orElseGet(() -> {
            String name = String.join(".", path);
            missing.add(name + "  (terraform output " + path[0] + "; the local cloud writes it too)");
            return "";
        });
    }

    private Optional<String> value(String... path) {
        JsonNode node = root.path(path[0]).path("value");
        for (int i = 1; i < path.length; i++) {
            node = node.path(path[i]);
        }
        return node.isString() ? Optional.of(node.asString()).filter(text -> !text.isBlank()) : Optional.empty();
    }

    private String rootCa() {
        Path pem = value("root_ca_path")
                .map(Path::of)
                .orElseGet(() -> file.toAbsolutePath().resolveSibling("AmazonRootCA1.pem"));
        try {
            return Files.readString(pem);
        } catch (IOException e) {
            missing.add(pem + "  (written by terraform apply, from amazontrust.com/repository/AmazonRootCA1.pem;"
                    + " root_ca_path names another place)");
            return "";
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case JacksonException json -> json.getOriginalMessage();
            default -> e.getClass().getSimpleName();
        };
    }
}
