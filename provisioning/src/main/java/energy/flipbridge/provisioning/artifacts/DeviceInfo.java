package energy.flipbridge.provisioning.artifacts;

/**
 * The content of device-info.json, as the prototype's provisioning script writes it.
 *
 * @param iotEndpoint host of the MQTT endpoint, with {@code :port} only when the port is not 8883
 */
public record DeviceInfo(String thingName, String thingArn, String certificateArn, String iotEndpoint) {}
