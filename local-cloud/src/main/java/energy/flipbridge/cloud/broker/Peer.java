package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import energy.flipbridge.cloud.pki.Pem;
import java.util.Optional;

/** A connection's two identities: the client id that it claims and the certificate that it has proved to hold. */
record Peer(String clientId, String certificateId) {
    private static final String ATTRIBUTE = "certificate-id";

    /** Reads the presented certificate once and keeps its id with the connection. */
    static Optional<Peer> of(String clientId, ConnectionInformation connection) {
        return connection
                .getConnectionAttributeStore()
                .getAsString(ATTRIBUTE)
                .or(() -> presented(connection))
                .map(certificateId -> new Peer(clientId, certificateId));
    }

    private static Optional<String> presented(ConnectionInformation connection) {
        Optional<String> id = connection
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .map(Pem::fingerprint);
        id.ifPresent(it -> connection.getConnectionAttributeStore().putAsString(ATTRIBUTE, it));
        return id;
    }
}
