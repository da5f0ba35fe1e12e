package energy.flipbridge.cloud.iot.registry;

/** A thing type: a name that things may carry. */
public record ThingType(String name, String id) {
    public String arn() {
        return Arns.thingType(name);
    }
}
