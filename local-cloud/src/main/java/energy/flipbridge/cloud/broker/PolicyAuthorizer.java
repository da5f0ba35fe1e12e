package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;

/** Refuses what the policies do not allow. A publish that they forbid ends the connection, as on AWS. */
final class PolicyAuthorizer implements PublishAuthorizer, SubscriptionAuthorizer {
    private final DeviceAccess access;

    PolicyAuthorizer(DeviceAccess access) {
        this.access = access;
    }

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        PublishPacket packet = input.getPublishPacket();
        boolean allowed = Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation())
                .filter(peer -> access.mayPublish(peer, packet.getTopic(), Payloads.size(packet), packet.getRetain()))
                .isPresent();
        if (allowed) {
            output.authorizeSuccessfully();
        } else {
            output.disconnectClient(
                    DisconnectReasonCode.NOT_AUTHORIZED,
                    "The policies do not allow this publish, or its payload is over 128 KB");
        }
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        boolean allowed = Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation())
                .filter(peer ->
                        access.maySubscribe(peer, input.getSubscription().getTopicFilter()))
                .isPresent();
        if (allowed) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, "The policies do not allow this subscription");
        }
    }
}
