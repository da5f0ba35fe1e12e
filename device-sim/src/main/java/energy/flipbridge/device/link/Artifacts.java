package energy.flipbridge.device.link;

import energy.flipbridge.domain.protocol.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that provisioning writes for a device: {@code device-info.json}, {@code certificate.pem},
 * {@code private-key.pem} and {@code AmazonRootCA1.pem}.
 *
 * @param thing the thing name, which is the MQTT client id too
 * @param port 8883 unless {@code iotEndpoint} says otherwise
 * @param chain the device's certificate first
 * @param roots whom the device trusts
 */
public record Artifacts(
        String thing, String host, int port, List<X509Certificate> chain, PrivateKey key, List<X509Certificate> roots) {

    public static final String DEVICE_INFO = "device-info.json";
    private static final int MQTT_OVER_TLS = 8883;

    /** @throws IOException when a file is missing or wrong; the message says which and what to do */
    public static Artifacts read(Path directory) throws IOException {
        JsonNode info = info(directory.resolve(DEVICE_INFO));
        String thing = info.path("thingName").asString("");
        if (!Topics.isThingName(thing)) {
            throw new IOException(
                    directory.resolve(DEVICE_INFO) + " has no valid thingName. Provision the device anew.");
        }
        String endpoint = info.path("iotEndpoint").asString("");
        int colon = endpoint.lastIndexOf(':');
        String host = colon < 0 ? endpoint : endpoint.substring(0, colon);
        if (host.isBlank()) {
            throw new IOException(directory.resolve(DEVICE_INFO) + " has no iotEndpoint. Provision the device anew.");
        }
        return new Artifacts(
                thing,
                host,
                colon < 0 ? MQTT_OVER_TLS : port(endpoint.substring(colon + 1), directory),
                Pem.certificates(directory.resolve("certificate.pem")),
                Pem.privateKey(directory.resolve("private-key.pem")),
                Pem.certificates(directory.resolve("AmazonRootCA1.pem")));
    }

    private static int port(String text, Path directory) throws IOException {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw new IOException(directory.resolve(DEVICE_INFO) + ": iotEndpoint must be host or host:port");
    }

    private static JsonNode info(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("There is no " + file + ". Provision the device first: flipbridge provision-device "
                    + "<thing> " + file.getParent());
        }
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is not JSON. Provision the device anew.", e);
        }
    }
}
