package energy.flipbridge.gateway.iot;

import energy.flipbridge.domain.protocol.Topics;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.delivery.CommandPublisher;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** Publishes to a device's commands topic through the IoT data plane, QoS 1. */
@Component
@OnRole(Role.DELIVERY)
class IotPublisher implements CommandPublisher {

    private final IotDataPlaneClient iot;

    IotPublisher(IotDataPlaneClient iot) {
        this.iot = iot;
    }

    @Override
    public void publish(String thing, byte[] commandsMessage) throws PublishFailed {
        try {
            iot.publish(request -> request.topic(Topics.commands(thing))
                    .qos(1)
                    .payload(SdkBytes.fromByteArrayUnsafe(commandsMessage)));
        } catch (SdkException e) {
            throw new PublishFailed("AWS IoT did not take the commands for " + thing + ": " + e.getMessage(), e);
        }
    }
}
