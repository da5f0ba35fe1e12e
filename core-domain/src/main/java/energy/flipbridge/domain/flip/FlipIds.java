package energy.flipbridge.domain.flip;

/** The prototype's ids at Flip: one site and one device for each thing. */
public final class FlipIds {

    private static final String DEVICE = "device::";
    private static final String SITE = "site-for-device::";

    private FlipIds() {}

    public static String device(String thing) {
        return DEVICE + thing;
    }

    public static String site(String thing) {
        return SITE + thing;
    }

    /** the thing behind Flip's device id; an id of another form stands for itself */
    public static String thing(String deviceId) {
        return deviceId.startsWith(DEVICE) ? deviceId.substring(DEVICE.length()) : deviceId;
    }
}
