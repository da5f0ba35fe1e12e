package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.interceptor.publish.PublishOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundOutput;

/** Delivers only what {@code iot:Receive} allows, whatever was subscribed before. */
final class ReceiveInterceptor implements PublishOutboundInterceptor {
    private final DeviceAccess access;

    ReceiveInterceptor(DeviceAccess access) {
        this.access = access;
    }

    @Override
    public void onOutboundPublish(PublishOutboundInput input, PublishOutboundOutput output) {
        boolean allowed = Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation())
                .filter(peer -> access.mayReceive(peer, input.getPublishPacket().getTopic()))
                .isPresent();
        if (!allowed) {
            output.preventPublishDelivery();
        }
    }
}
