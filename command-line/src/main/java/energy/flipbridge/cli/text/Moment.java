package energy.flipbridge.cli.text;

import energy.flipbridge.provisioning.command.DurationConverter;
import java.time.Clock;
import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/** Times as one types them: now, +5m, -2h, or ISO-8601. */
public final class Moment {
    private Moment() {}

    /** @throws TypeConversionException when it is none of these */
    public static Instant parse(String text, Clock clock) {
        if (text.equals("now")) {
            return clock.instant();
        }
        if (text.startsWith("+")) {
            return clock.instant().plus(new DurationConverter().convert(text.substring(1)));
        }
        if (text.startsWith("-")) {
            return clock.instant().minus(new DurationConverter().convert(text.substring(1)));
        }
        return Times.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "\"" + text + "\" is no time; write it like +5m, -2h, now or 2026-07-01T17:00:00Z"));
    }
}
