package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;

/** Lets a client in when its certificate's policies allow {@code iot:Connect} with its client id. */
final class CertificateAuthenticator implements SimpleAuthenticator {
    private final DeviceAccess access;

    CertificateAuthenticator(DeviceAccess access) {
        this.access = access;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        boolean allowed = Peer.of(input.getClientInformation().getClientId(), input.getConnectionInformation())
                .filter(access::mayConnect)
                .isPresent();
        if (allowed) {
            output.authenticateSuccessfully();
        } else {
            output.failAuthentication(
                    ConnackReasonCode.NOT_AUTHORIZED,
                    "The certificate is unknown, not active, or its policies do not allow this client id");
        }
    }
}
