package energy.flipbridge.gateway.access;

import energy.flipbridge.domain.access.Records;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which records a request is to show.
 *
 * @param id thing name of the device, or id of the command
 */
record Asked(Records what, String id) {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** The first that matches counts, so that a new route of a device or command is never forgotten. */
    private static final List<Route> ROUTES = List.of(
            new Route("/api/devices/{id}/history/export", Records.HISTORY_EXPORT),
            new Route("/api/devices/{id}/history/**", Records.HISTORY),
            new Route("/api/devices/{id}/commands/**", Records.COMMANDS),
            new Route("/api/devices/{id}/telemetry/**", Records.TELEMETRY),
            new Route("/api/devices/{id}/**", Records.STATE),
            new Route("/api/commands/{id}/**", Records.COMMAND));

    private record Route(PathPattern pattern, Records what) {

        Route(String pattern, Records what) {
            this(PathPatternParser.defaultInstance.parse(pattern), what);
        }

        Optional<Asked> of(PathContainer path) {
            return Optional.ofNullable(pattern.matchAndExtract(path))
                    .map(PathMatchInfo::getUriVariables)
                    .map(variables -> new Asked(what, String.valueOf(variables.get("id"))));
        }
    }

    static Optional<Asked> of(ServerHttpRequest request) {
        return READING.contains(request.getMethod())
                ? ROUTES.stream()
                        .flatMap(route -> route.of(request.getPath().pathWithinApplication()).stream())
                        .findFirst()
                : Optional.empty();
    }
}
