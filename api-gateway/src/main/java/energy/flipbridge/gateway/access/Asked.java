package energy.flipbridge.gateway.access;

import energy.flipbridge.domain.access.Records;
import java.util.Arrays;
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

    /** whose parameters name the devices */
    private static final PathPattern SEVERAL = PathPatternParser.defaultInstance.parse("/api/telemetry");

    /** more than the route answers */
    private static final int MOST = 100;

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

    /** empty for what is no reading of records */
    static List<Asked> of(ServerHttpRequest request) {
        if (!READING.contains(request.getMethod())) {
            return List.of();
        }
        PathContainer path = request.getPath().pathWithinApplication();
        if (SEVERAL.matches(path)) {
            return request.getQueryParams().getOrDefault("thing", List.of()).stream()
                    .flatMap(things -> Arrays.stream(things.split(",")))
                    .map(String::strip)
                    .distinct()
                    .limit(MOST)
                    .map(thing -> new Asked(Records.TELEMETRY, thing))
                    .toList();
        }
        return ROUTES.stream()
                .flatMap(route -> route.of(path).stream())
                .limit(1)
                .toList();
    }
}
