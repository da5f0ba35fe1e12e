package energy.flipbridge.gateway.system;

import energy.flipbridge.gateway.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The gateway as a process of its own, which can be killed. */
final class GatewayProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private final Path data;
    private final int port;
    private Process process;

    private GatewayProcess(Path data, int port) {
        this.data = data;
        this.port = port;
        this.process = launch();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GatewayProcess start(Path data, int port) {
        return new GatewayProcess(data, port);
    }

    void restart() {
        process = launch();
    }

    /** SIGKILL: nothing is flushed, nothing is told. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void awaitReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest readiness = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            Awaitility.await().atMost(LONGEST_START).ignoreExceptions().until(() -> {
                if (!process.isAlive()) {
                    throw new AssertionError("The gateway has ended");
                }
                return client.send(readiness, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            });
        }
    }

    /** In order, as a deployment does; by force after a while. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private Process launch() {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Gateway.class.getName(),
                            "--server.port=" + port,
                            "--flipbridge.data-dir=" + data,
                            "--flipbridge.local=true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("gateway.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
