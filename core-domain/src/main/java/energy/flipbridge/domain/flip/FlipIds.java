package energy.flipbridge.domain.flip;

/** The ids at Flip: the prototype's, of one site and one device for each thing, and those that follow from them. */
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

    /**
     * The ids under which the home of a thing may be opened: the prototype's, then others for owners who come after the
     * first, whose home keeps that one.
     *
     * @param number counts from 1
     */
    public static String site(String thing, int number) {
        return number == 1 ? site(thing) : site(thing) + "::" + number;
    }

    /** the thing behind Flip's device id; an id of another form stands for itself */
    public static String thing(String deviceId) {
        return deviceId.startsWith(DEVICE) ? deviceId.substring(DEVICE.length()) : deviceId;
    }
}
