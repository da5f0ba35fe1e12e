package energy.flipbridge.cloud.flip;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A battery or charger of a site; attributes in Wh and W, reserve in percent. */
record Device(
        String id,
        String siteId,
        String manufacturerName,
        String productName,
        String serialNumber,
        DeviceType type,
        ObjectNode attributes,
        ObjectNode configuration,
        @Nullable Instant installDate,
        Instant createdAt,
        Instant updatedAt) {

    Device with(ObjectNode newAttributes, ObjectNode newConfiguration, Instant now) {
        return new Device(
                id,
                siteId,
                manufacturerName,
                productName,
                serialNumber,
                type,
                newAttributes,
                newConfiguration,
                installDate,
                createdAt,
                now);
    }
}
