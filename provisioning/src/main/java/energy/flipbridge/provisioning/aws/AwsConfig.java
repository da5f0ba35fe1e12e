package energy.flipbridge.provisioning.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What provisioning needs to know of the AWS account, from terraform's outputs or from the local cloud.
 *
 * @param iotEndpoint the MQTT endpoint that is written into device-info.json
 * @param controlPlane the address of the IoT control plane when it is not AWS's own
 */
public record AwsConfig(
        Path file,
        String region,
        String accessKeyId,
        String secretKey,
        String policyName,
        String iotEndpoint,
        Optional<URI> controlPlane,
        String rootCaPem) {

    @Override
    public String toString() {
        return "AwsConfig[" + file + ", " + region + ", " + where() + "]";
    }

    /** Where the control plane is, for people. */
    public String where() {
        return controlPlane.map(URI::toString).orElse("AWS IoT in " + region);
    }
}
