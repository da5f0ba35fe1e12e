package energy.flipbridge.provisioning.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.provisioning.ProvisioningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsConfigFileTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void everythingMissingIsNamedAtOnceWithItsSource() throws IOException {
        Path file = Files.writeString(temp.resolve("aws-config.json"), "{\"aws_region\":{\"value\":\"us-west-2\"}}");

        assertThatThrownBy(() -> AwsConfigFile.read(file))
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContainingAll(
                        "device_provisioning_access_key.access_key_id  (terraform output device_provisioning_access_key",
                        "device_provisioning_access_key.secret_key",
                        "device_policy_name  (terraform output device_policy_name",
                        "iot_endpoint  (terraform output iot_endpoint",
                        "AmazonRootCA1.pem  (written by terraform apply");
    }

    @Test
    void aMissingOrBrokenFileSaysHowToGetOne() throws IOException {
        assertThatThrownBy(() -> AwsConfigFile.read(temp.resolve("none.json")))
                .hasMessageContaining("there is no such file")
                .hasMessageContaining("./run")
                .hasMessageContaining("scripts/apply.sh");
        Path broken = Files.writeString(temp.resolve("broken.json"), "{");
        assertThatThrownBy(() -> AwsConfigFile.read(broken)).hasMessageContaining("cannot be read");
    }

    @Test
    void terraformsOutputsAreEnoughAndTheRootCaLiesBeside() throws IOException {
        Files.writeString(temp.resolve("AmazonRootCA1.pem"), "root");
        Path file = Files.writeString(temp.resolve("aws-config.json"), """
                {"aws_region":{"value":"us-west-2"},"device_policy_name":{"value":"p"},"iot_endpoint":{"value":"x-ats"},
                 "device_provisioning_access_key":{"value":{"access_key_id":"AK","secret_key":"topsecret"}}}""");

        AwsConfig config = AwsConfigFile.read(file);

        assertThat(config.controlPlane()).isEmpty();
        assertThat(config.rootCaPem()).isEqualTo("root");
        assertThat(config.toString()).doesNotContain("topsecret");
    }
}
