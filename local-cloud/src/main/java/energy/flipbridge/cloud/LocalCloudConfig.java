package energy.flipbridge.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How local-cloud runs.
 *
 * @param dataDir where everything that is kept lies, and where the files for other programs are written
 * @param mqttBindAddress the network address that devices reach; loopback unless they are on other machines
 * @param webhookUrl where the Flip sandbox sends its webhooks
 */
public record LocalCloudConfig(Path dataDir, Ports ports, String mqttBindAddress, URI webhookUrl, InstantSource clock) {
    static final String LOOPBACK = "127.0.0.1";
    static final String WEBHOOK_URL = "http://localhost:8080/api/flip-webhook";

    /** On free ports, for tests. */
    public static LocalCloudConfig onFreePorts(Path dataDir) {
        return new LocalCloudConfig(dataDir, Ports.free(), LOOPBACK, URI.create(WEBHOOK_URL), InstantSource.system());
    }
}
