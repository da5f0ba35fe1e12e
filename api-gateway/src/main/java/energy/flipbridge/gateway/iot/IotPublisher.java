package energy.flipbridge.gateway.iot;

import energy.flipbridge.domain.protocol.Topics;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.delivery.CommandPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** Publishes to a device's commands topic through the IoT data plane, QoS 1. */
@Component
@OnRole(Role.DELIVERY)
class IotPublisher implements CommandPublisher {

    private final IotDataPlaneClient iot;
    private final MeterRegistry meters;
    private final Timer taken;
    private final Timer notTaken;

    IotPublisher(IotDataPlaneClient iot, MeterRegistry meters) {
        this.iot = iot;
        this.meters = meters;
        this.taken = timer("taken");
        this.notTaken = timer("failed");
    }

    private Timer timer(String result) {
        return Timer.builder("flipbridge.iot.publish")
                .description("publishes to AWS IoT")
                .tag("result", result)
                .register(meters);
    }

    @Override
    public void publish(String thing, byte[] commandsMessage) throws PublishFailed {
        Timer.Sample call = Timer.start(meters);
        try {
            iot.publish(request -> request.topic(Topics.commands(thing))
                    .qos(1)
                    .payload(SdkBytes.fromByteArrayUnsafe(commandsMessage)));
            call.stop(taken);
        } catch (SdkException e) {
            call.stop(notTaken);
            throw new PublishFailed("AWS IoT did not take the commands for " + thing + ": " + e.getMessage(), e);
        }
    }
}
