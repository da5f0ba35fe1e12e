package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.flip.FlipHttp.Unreachable;
import energy.flipbridge.gateway.settings.FlipSettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Calls to Flip, as ourselves or for one site. Each blocks for at most the configured time. */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
final class FlipCalls implements AutoCloseable {

    static final byte[] NO_BODY = {};

    private final FlipHttp http;
    private final SiteTokens sites;
    private final FlipSettings settings;

    FlipCalls(FlipSettings settings, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.http = new FlipHttp(settings.apiUrl(), settings.timeout(), clock, new FlipMeters(meters));
        this.sites = new SiteTokens(http, settings.apiKey().value(), clock);
    }

    /** @param path with every part percent-encoded */
    FlipReply asClient(String method, String path, byte[] body) throws Unreachable {
        return http.send(method, path, settings.apiKey().value(), body);
    }

    /** @param path below the site's, with every part percent-encoded */
    FlipReply forSite(String method, String siteId, String path, byte[] body) throws Unreachable {
        return sites.send(method, siteId, path, body);
    }

    /** @return Flip's status; any shows that Flip is there */
    int probe() throws Unreachable {
        return http.probe();
    }

    @Override
    public void close() {
        http.close();
    }
}
