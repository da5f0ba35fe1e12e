package energy.flipbridge.gateway.export;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines of a table as RFC 4180 has them, which a spreadsheet neither splits nor runs. */
final class Csv {

    /** Spreadsheets take what begins so for a formula, some also behind a tab or a line's end. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

    private static final Pattern PLAIN = Pattern.compile("[^\",\\r\\n]*");

    private Csv() {}

    static String line(@Nullable Object... cells) {
        return Stream.<@Nullable Object>of(cells).map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String harmless = value instanceof String && FORMULA.matcher(text).matches() ? "'" + text : text;
        return PLAIN.matcher(harmless).matches() ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
