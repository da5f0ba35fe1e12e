package energy.flipbridge.cloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The unmodified clients of the AWS SDK, with other endpoints. */
record Clients(IotClient iot, IotDataPlaneClient data, SqsClient sqs) implements AutoCloseable {
    static Clients of(Addresses addresses) {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        Region region = Region.of(addresses.region());
        return new Clients(
                IotClient.builder()
                        .endpointOverride(URI.create(addresses.iotUrl()))
                        .region(region)
                        .credentialsProvider(credentials)
                        .build(),
                IotDataPlaneClient.builder()
                        .endpointOverride(URI.create(addresses.iotUrl()))
                        .region(region)
                        .credentialsProvider(credentials)
                        .build(),
                SqsClient.builder()
                        .endpointOverride(URI.create(addresses.sqsUrl()))
                        .region(region)
                        .credentialsProvider(credentials)
                        .build());
    }

    @Override
    public void close() {
        iot.close();
        data.close();
        sqs.close();
    }
}
