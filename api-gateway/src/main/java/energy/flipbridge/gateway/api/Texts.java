package energy.flipbridge.gateway.api;

/** Repeats what was asked for, within bounds. */
public final class Texts {

    private static final int LONGEST = 128;

    private Texts() {}

    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
