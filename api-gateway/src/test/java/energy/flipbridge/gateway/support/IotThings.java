package energy.flipbridge.gateway.support;

import energy.flipbridge.gateway.support.RecordingHttp.Answer;
import energy.flipbridge.gateway.support.RecordingHttp.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** AWS IoT's control plane, for a recording server: things with their attributes and certificates. */
public final class IotThings implements Function<Request, Answer> {

    private static final Answer NOT_FOUND =
            new Answer(404, "{}", Map.of("x-amzn-ErrorType", "ResourceNotFoundException"));

    private record Thing(Map<String, String> attributes, Map<DeviceKeys, String> certificates) {}

    private final Map<String, Thing> things = new ConcurrentHashMap<>();

    /** @param certificates with the status of each */
    public IotThings with(String thing, Map<String, String> attributes, Map<DeviceKeys, String> certificates) {
        things.put(thing, new Thing(attributes, certificates));
        return this;
    }

    @Override
    public Answer apply(Request request) {
        String[] path = request.path().replaceFirst("\\?.*", "").split("/", -1);
        return switch (path[1]) {
            case "things" -> thing(path);
            case "certificates" -> certificate(path[2]);
            default -> NOT_FOUND;
        };
    }

    private Answer thing(String[] path) {
        Thing thing = things.get(path[2]);
        if (thing == null) {
            return NOT_FOUND;
        }
        if (path.length == 3) {
            return ok(Map.of("thingName", path[2], "attributes", thing.attributes()));
        }
        return ok(Map.of(
                "principals",
                thing.certificates().keySet().stream()
                        .map(keys -> "arn:aws:iot:us-west-2:000000000000:cert/" + keys.certificateId())
                        .collect(Collectors.toList())));
    }

    private Answer certificate(String id) {
        return things.values().stream()
                .flatMap(thing -> thing.certificates().entrySet().stream())
                .filter(entry -> entry.getKey().certificateId().equals(id))
                .findFirst()
                .map(entry -> Answer.of(200, entry.getKey().description(entry.getValue())))
                .orElse(NOT_FOUND);
    }

    private static Answer ok(Object body) {
        return Answer.of(200, JsonMapper.shared().writeValueAsString(body));
    }
}
