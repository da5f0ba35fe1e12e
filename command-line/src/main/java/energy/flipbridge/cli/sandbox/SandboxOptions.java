package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.http.JsonApi;
import energy.flipbridge.provisioning.command.AwsOptions;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where the sandbox's control routes are. */
final class SandboxOptions {
    private static final URI USUAL = URI.create("http://localhost:8090/control");
    private final Environment environment;

    @Option(
            names = "--control-url",
            paramLabel = "URL",
            description = "Address of the sandbox's control routes. Default: flip_control_url of the configuration that"
                    + " the local cloud writes, else http://localhost:8090/control.")
    private @Nullable URI url;

    SandboxOptions(Environment environment) {
        this.environment = environment;
    }

    SandboxApi open() {
        URI base = Optional.ofNullable(url)
                .or(() -> AwsOptions.configuredValue(environment.variables(), environment.home(), "flip_control_url")
                        .map(URI::create))
                .orElse(USUAL);
        return new SandboxApi(new JsonApi(
                base, Optional.empty(), "Is the Flip sandbox running (./run)? It exists on one machine only"));
    }
}
