package energy.flipbridge.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl where browsers and Flip reach this application; links are built from it alone
 * @param roles what this node does
 * @param dataDir where local mode keeps the support token
 * @param local whether everything runs on one machine, for trying it out
 */
@ConfigurationProperties("flipbridge")
public record GatewaySettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,

        @DefaultValue({"WEB", "WEBHOOK", "INGEST", "DELIVERY", "FORWARDING", "VIEWS"})
        Set<Role> roles,

        @DefaultValue("./data") Path dataDir,
        @DefaultValue("false") boolean local) {

    public GatewaySettings {
        roles = Set.copyOf(roles);
    }
}
