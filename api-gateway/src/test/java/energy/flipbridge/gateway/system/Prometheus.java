package energy.flipbridge.gateway.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A real Prometheus, as Debian's package brings it, with the shipped configuration and rules, asking one node. */
final class Prometheus implements AutoCloseable {

    private final Process process;
    private final Json api;

    private Prometheus(Process process, Json api) {
        this.process = process;
        this.api = api;
    }

    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param folder for what it keeps */
    static Prometheus start(Path program, Path folder, int port, String token) throws IOException {
        Path shipped = Queries.FOLDER.resolve("prometheus");
        Files.createDirectories(folder.resolve("rules"));
        try (Stream<Path> rules = Files.list(shipped.resolve("rules"))) {
            for (Path file : rules.toList()) {
                Files.copy(file, folder.resolve("rules").resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("token"), token);
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                Queries.text(shipped.resolve("prometheus.yml"))
                        .replace("localhost:8080", "localhost:" + port)
                        .replace("15s", "3s"));
        int own = freePort();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + own)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new Prometheus(process, new Json("http://127.0.0.1:" + own, Map.of()));
    }

    /** the result of an instant query; what is wrong with it in the error */
    JsonNode query(String text) {
        Json.Answer answer = api.get("/api/v1/query?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        return answer.json();
    }

    JsonNode rules() {
        return api.get("/api/v1/rules").ok().at("/data/groups");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
