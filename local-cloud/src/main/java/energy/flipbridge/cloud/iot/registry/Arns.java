package energy.flipbridge.cloud.iot.registry;

/** The ARNs of the one account and region that local-cloud stands for. */
public final class Arns {
    /** The region that every part uses. */
    public static final String REGION = "us-west-2";

    /** The account that every part uses. */
    public static final String ACCOUNT = "000000000000";

    private static final String IOT = "arn:aws:iot:" + REGION + ":" + ACCOUNT + ":";

    private Arns() {}

    public static String thing(String name) {
        return IOT + "thing/" + name;
    }

    public static String thingType(String name) {
        return IOT + "thingtype/" + name;
    }

    public static String certificate(String id) {
        return IOT + "cert/" + id;
    }

    public static String policy(String name) {
        return IOT + "policy/" + name;
    }

    public static String client(String clientId) {
        return IOT + "client/" + clientId;
    }

    public static String topic(String topic) {
        return IOT + "topic/" + topic;
    }

    public static String topicFilter(String filter) {
        return IOT + "topicfilter/" + filter;
    }

    /** The certificate id of a principal's ARN; the only kind of principal offered here. */
    static String certificateId(String arn) {
        String prefix = certificate("");
        if (!arn.startsWith(prefix) || arn.length() == prefix.length()) {
            throw IotException.invalid("The principal must be a certificate ARN of this account: " + prefix + "<id>");
        }
        return arn.substring(prefix.length());
    }
}
