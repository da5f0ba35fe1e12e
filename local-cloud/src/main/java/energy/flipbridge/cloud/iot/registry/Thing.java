package energy.flipbridge.cloud.iot.registry;

import java.util.Map;

/**
 * A thing.
 *
 * @param type the thing type's name, empty when it has none
 * @param version counts the changes, from 1
 */
public record Thing(String name, String id, String type, Map<String, String> attributes, long version) {
    public String arn() {
        return Arns.thing(name);
    }

    boolean hasSameConfiguration(String otherType, Map<String, String> otherAttributes) {
        return type.equals(otherType) && attributes.equals(otherAttributes);
    }
}
