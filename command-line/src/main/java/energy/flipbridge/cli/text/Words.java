package energy.flipbridge.cli.text;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Values from other systems, made fit for a terminal. */
public final class Words {
    private static final int LONGEST = 400;

    private Words() {}

    /** Text without control characters (which could drive the terminal) and without picocli's markup. */
    public static String safe(String text) {
        String plain =
                text.strip().replaceAll("\\p{Cntrl}+", " ").replace("@|", "@ |").replace("|@", "| @");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }

    /** A scalar as text, empty when there is none. */
    public static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isBoolean()
                ? (node.booleanValue() ? "yes" : "no")
                : safe(node.isValueNode() ? node.asString() : node.toString());
    }

    /** "4,000 W" from 4000 and "W". */
    public static String amount(long value, String unit) {
        return String.format(Locale.ROOT, "%,d %s", value, unit).strip();
    }

    /** "last heard at" from lastHeardAt, last_heard_at or last-heard-at. */
    public static String title(String name) {
        return safe(name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').replace('-', ' '))
                .toLowerCase(Locale.ROOT);
    }
}
