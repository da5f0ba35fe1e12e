package energy.flipbridge.cloud.iot.registry;

/**
 * A certificate attached to a thing.
 *
 * @param exclusive whether the certificate belongs to this thing alone (EXCLUSIVE_THING)
 */
public record Attachment(String thingName, String certificateId, boolean exclusive) {
    public String type() {
        return exclusive ? "EXCLUSIVE_THING" : "NON_EXCLUSIVE_THING";
    }

    String key() {
        return thingName + "/" + certificateId;
    }
}
