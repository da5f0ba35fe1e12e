package energy.flipbridge.cloud.broker;

import energy.flipbridge.cloud.iot.policy.Action;
import energy.flipbridge.cloud.iot.policy.Connection;
import energy.flipbridge.cloud.iot.policy.PolicyDocument;
import energy.flipbridge.cloud.iot.registry.Arns;
import energy.flipbridge.cloud.iot.registry.Attachments;
import energy.flipbridge.cloud.iot.registry.Certificate;
import energy.flipbridge.cloud.iot.registry.Certificates;
import energy.flipbridge.cloud.iot.registry.Policies;

/** Decides what a connection may do: its certificate must be active, and the policies attached to it must allow it. */
public final class DeviceAccess {
    /** The largest payload (AWS IoT Core quotas, message size). */
    public static final int MAXIMUM_PAYLOAD_BYTES = 131_072;

    private final Certificates certificates;
    private final Attachments attachments;
    private final Policies policies;

    public DeviceAccess(Certificates certificates, Attachments attachments, Policies policies) {
        this.certificates = certificates;
        this.attachments = attachments;
        this.policies = policies;
    }

    boolean mayConnect(Peer peer) {
        return allows(peer, Action.CONNECT, Arns.client(peer.clientId()));
    }

    boolean mayPublish(Peer peer, String topic, int payloadBytes, boolean retain) {
        return payloadBytes <= MAXIMUM_PAYLOAD_BYTES
                && allows(peer, Action.PUBLISH, Arns.topic(topic))
                && (!retain || allows(peer, Action.RETAIN_PUBLISH, Arns.topic(topic)));
    }

    boolean maySubscribe(Peer peer, String filter) {
        return allows(peer, Action.SUBSCRIBE, Arns.topicFilter(filter));
    }

    boolean mayReceive(Peer peer, String topic) {
        return allows(peer, Action.RECEIVE, Arns.topic(topic));
    }

    private boolean allows(Peer peer, Action action, String resourceArn) {
        Connection connection =
                new Connection(peer.clientId(), attachments.thingOf(peer.certificateId(), peer.clientId()));
        return certificates
                        .find(peer.certificateId())
                        .map(Certificate::isActive)
                        .orElse(false)
                && PolicyDocument.allows(policies.documentsOf(peer.certificateId()), action, resourceArn, connection);
    }
}
