package energy.flipbridge.cloud.iot.policy;

import java.util.Optional;

/**
 * Who asks, as the policy variables see it (AWS IoT developer guide, "Thing policy variables").
 *
 * @param clientId the MQTT client id
 * @param thingName the attached thing that the connection stands for, if there is one
 */
public record Connection(String clientId, Optional<String> thingName) {

    Optional<String> variable(String name) {
        return switch (name) {
            case "iot:ClientId" -> Optional.of(clientId);
            case "iot:Connection.Thing.ThingName" -> thingName;
            case "iot:Connection.Thing.IsAttached" -> Optional.of(thingName.isPresent() ? "true" : "false");
            default -> Optional.empty();
        };
    }
}
