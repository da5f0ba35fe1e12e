package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.http.JsonApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where api-gateway is and how to sign in there. */
final class GatewayOptions {
    private final Environment environment;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of api-gateway. Default: $$FLIPBRIDGE_URL, else http://localhost:8080.")
    private @Nullable URI url;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of ./run, whose support-token is used unless $$FLIPBRIDGE_TOKEN is set. Default: data.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    GatewayOptions(Environment environment) {
        this.environment = environment;
    }

    boolean json() {
        return json;
    }

    GatewayApi open() {
        URI base = url != null
                ? url
                : URI.create(environment.variable("FLIPBRIDGE_URL").orElse("http://localhost:8080"));
        return new GatewayApi(new JsonApi(base, token(), "Is the bridge running (./run), or is --url another?"));
    }

    private Optional<String> token() {
        return environment
                .variable("FLIPBRIDGE_TOKEN")
                .or(() -> Stream.of(
                                data == null ? Path.of("data") : data,
                                data == null ? environment.home().resolve("data") : data)
                        .map(folder -> folder.resolve("support-token"))
                        .filter(Files::isReadable)
                        .findFirst()
                        .map(GatewayOptions::read));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
