package energy.flipbridge.cloud.iot.policy;

/** The policy actions of MQTT connections (AWS IoT developer guide, "AWS IoT Core policy actions"). */
public enum Action {
    CONNECT("iot:Connect"),
    PUBLISH("iot:Publish"),
    RETAIN_PUBLISH("iot:RetainPublish"),
    SUBSCRIBE("iot:Subscribe"),
    RECEIVE("iot:Receive");

    private final String wireName;

    Action(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
