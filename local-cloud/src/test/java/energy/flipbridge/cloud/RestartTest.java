package energy.flipbridge.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept when local-cloud is killed, as a process of its own. */
@Tag("system")
class RestartTest {
    @Test
    void aKillLosesNeitherIdentitiesNorTheDatabase(@TempDir Path data) throws Exception {
        // given a local-cloud with a device and a row in the database
        Ports ports = Ports.free().resolved();
        Addresses addresses = addresses(ports, data);
        Process first = start(data, ports);
        TestDevice device;
        String password;
        try (Clients aws = Clients.of(addresses)) {
            device = TestDevice.provision(aws.iot(), addresses, "kept", "EC");
            password = password(addresses);
            try (Connection connection = connect(addresses, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
        } finally {
            // when it is killed, and started again
            first.destroyForcibly().waitFor();
        }
        Process second = start(data, ports);

        // then both are there, with the same credentials
        try {
            Mqtt5BlockingClient client = device.client().useMqttVersion5().buildBlocking();
            client.connect();
            client.disconnect();
            assertThat(password(addresses)).isEqualTo(password);
            try (Connection connection = connect(addresses, password);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        } finally {
            // and it stops in order when it is told to
            second.destroy();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(data.resolve("cloud/postgres/data/postmaster.pid")).doesNotExist();
        }
    }

    private static Addresses addresses(Ports ports, Path data) {
        return Addresses.of(ports, data, "", "", "jdbc:postgresql://localhost:" + ports.postgres() + "/flipbridge", "");
    }

    private static Connection connect(Addresses addresses, String password) throws Exception {
        return DriverManager.getConnection(addresses.jdbcUrl(), "flipbridge", password);
    }

    private static String password(Addresses addresses) throws Exception {
        String key = "flipbridge.event-store.password=";
        return Files.readAllLines(addresses.gatewayProperties()).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElseThrow();
    }

    private static Process start(Path data, Ports ports) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LocalCloud.class.getName(),
                "--data=" + data,
                "--mqtt-port=" + ports.mqtt(),
                "--iot-port=" + ports.iot(),
                "--sqs-port=" + ports.sqs(),
                "--postgres-port=" + ports.postgres(),
                "--mongo-port=" + ports.mongo(),
                "--smtp-port=" + ports.smtp(),
                "--mail-port=" + ports.mail(),
                "--flip-port=" + ports.flip()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        assertThat(output.lines().anyMatch("local cloud ready"::equals)).isTrue();
        return process;
    }
}
