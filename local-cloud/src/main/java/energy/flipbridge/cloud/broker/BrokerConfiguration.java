package energy.flipbridge.cloud.broker;

import java.nio.file.Path;

/** HiveMQ's configuration with the limits of AWS IoT (AWS IoT Core quotas, message broker and protocol limits). */
final class BrokerConfiguration {
    private static final int SESSION_EXPIRY_SECONDS = 3_600;
    private static final int KEEP_ALIVE_SECONDS = 1_200;
    private static final int UNACKNOWLEDGED = 100;
    private static final int PACKET_BYTES = DeviceAccess.MAXIMUM_PAYLOAD_BYTES + 4_096;

    private BrokerConfiguration() {}

    static String xml(BrokerAddress address, Path keys, Path trusted, String password) {
        return """
                <?xml version="1.0"?>
                <hivemq>
                  <listeners>
                    <tls-tcp-listener>
                      <port>%d</port>
                      <bind-address>%s</bind-address>
                      <tls>
                        <keystore>
                          <path>%s</path>
                          <password>%s</password>
                          <private-key-password>%s</private-key-password>
                        </keystore>
                        <truststore>
                          <path>%s</path>
                          <password>%s</password>
                        </truststore>
                        <client-authentication-mode>REQUIRED</client-authentication-mode>
                      </tls>
                    </tls-tcp-listener>
                  </listeners>
                  <mqtt>
                    <session-expiry><max-interval>%d</max-interval></session-expiry>
                    <keep-alive>
                      <max-keep-alive>%d</max-keep-alive>
                      <allow-unlimited>false</allow-unlimited>
                    </keep-alive>
                    <packets><max-packet-size>%d</max-packet-size></packets>
                    <receive-maximum><server-receive-maximum>%d</server-receive-maximum></receive-maximum>
                    <quality-of-service><max-qos>1</max-qos></quality-of-service>
                    <queued-messages>
                      <max-queue-size>1000</max-queue-size>
                      <strategy>discard-oldest</strategy>
                    </queued-messages>
                  </mqtt>
                  <security>
                    <allow-empty-client-id><enabled>false</enabled></allow-empty-client-id>
                  </security>
                  <restrictions>
                    <max-client-id-length>128</max-client-id-length>
                  </restrictions>
                  <persistence><mode>in-memory</mode></persistence>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(
                        address.port(),
                        address.bindAddress(),
                        escaped(keys),
                        password,
                        password,
                        escaped(trusted),
                        password,
                        SESSION_EXPIRY_SECONDS,
                        KEEP_ALIVE_SECONDS,
                        PACKET_BYTES,
                        UNACKNOWLEDGED);
    }

    private static String escaped(Path path) {
        return path.toString().replace("&", "&amp;").replace("<", "&lt;");
    }
}
