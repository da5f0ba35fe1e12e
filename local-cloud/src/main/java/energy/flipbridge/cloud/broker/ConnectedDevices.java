package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.util.concurrent.ConcurrentHashMap;

/** Knows who is connected, and drops those whose certificate no longer allows it. */
final class ConnectedDevices implements ClientLifecycleEventListener {
    private final DeviceAccess access;
    private final ClientService clients;
    private final ConcurrentHashMap<String, Peer> connected = new ConcurrentHashMap<>();

    ConnectedDevices(DeviceAccess access, ClientService clients) {
        this.access = access;
        this.clients = clients;
    }

    /** Drops the connections of a certificate that may no longer connect. */
    void recheck(String certificateId) {
        connected.values().stream()
                .filter(peer -> peer.certificateId().equals(certificateId))
                .forEach(this::recheck);
    }

    private void recheck(Peer peer) {
        if (!access.mayConnect(peer)) {
            clients.disconnectClient(
                    peer.clientId(),
                    false,
                    DisconnectReasonCode.NOT_AUTHORIZED,
                    "The certificate or its attachment was taken away");
        }
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation());
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation())
                .ifPresent(peer -> {
                    connected.put(peer.clientId(), peer);
                    // Taken away between the check at the door and this moment.
                    recheck(peer);
                });
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation())
                .ifPresent(peer -> connected.remove(peer.clientId(), peer));
    }
}
