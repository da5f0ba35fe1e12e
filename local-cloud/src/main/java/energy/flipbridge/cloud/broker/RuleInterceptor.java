package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import energy.flipbridge.cloud.rules.TopicRule;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a publish until the rule's queue has it, so that the acknowledgement means that it is queued. When the queue
 * does not take it the publish is not acknowledged: an MQTT 3.1.1 client is disconnected, an MQTT 5 client is told.
 */
final class RuleInterceptor implements PublishInboundInterceptor {
    private static final Logger log = LoggerFactory.getLogger(RuleInterceptor.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final DeviceAccess access;
    private final TopicRule rule;
    private final InstantSource clock;

    RuleInterceptor(DeviceAccess access, TopicRule rule, InstantSource clock) {
        this.access = access;
        this.rule = rule;
        this.clock = clock;
    }

    @Override
    public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
        PublishPacket packet = input.getPublishPacket();
        // Interceptors run before the authorizer, which then refuses what is not allowed.
        boolean allowed = Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation())
                .filter(peer -> access.mayPublish(peer, packet.getTopic(), Payloads.size(packet), packet.getRetain()))
                .isPresent();
        if (allowed && rule.matches(packet.getTopic())) {
            apply(packet, output);
        }
    }

    private void apply(PublishPacket packet, PublishInboundOutput output) {
        Async<PublishInboundOutput> held =
                output.async(TIMEOUT, TimeoutFallback.FAILURE, AckReasonCode.UNSPECIFIED_ERROR);
        rule.apply(packet.getTopic(), Payloads.bytes(packet), clock.millis()).whenComplete((done, failure) -> {
            if (failure != null) {
                log.warn(
                        "Rule {} could not queue a message of {}: {}",
                        rule.name(),
                        packet.getTopic(),
                        failure.getMessage());
                output.preventPublishDelivery(AckReasonCode.UNSPECIFIED_ERROR);
            }
            held.resume();
        });
    }
}
