package energy.flipbridge.projections.story;

import energy.flipbridge.domain.flip.FlipOrder;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says values in words; English, UTC. */
final class Words {

    private static final int LONGEST = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    /** such as "DISCHARGE at 4,000 W from 17:00 to 19:00 UTC" */
    static String order(FlipOrder order, Instant now) {
        JsonNode battery = JsonMapper.shared().readTree(order.batteryCommands());
        String mode = battery.path("mode").asString("an unknown mode");
        JsonNode setpoint = battery.path("setpoint_w");
        String power = setpoint.isNumber() ? " at " + number(setpoint.doubleValue()) + " W" : "";
        Instant end = order.window().endsAt();
        Instant start = order.window().startsAt();
        String window = end == null
                ? " from " + time(start, now) + " until replaced"
                : " from " + moment(start, now) + " to " + time(end, start);
        return shortened(mode) + power + window;
    }

    /** the time alone when it is the day of the other */
    static String time(Instant time, Instant other) {
        return moment(time, other) + " UTC";
    }

    static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + shortened(reason);
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String moment(Instant time, Instant other) {
        return day(time).equals(day(other)) ? TIME.format(time) : DATE_AND_TIME.format(time);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String number(double value) {
        return NumberFormat.getNumberInstance(Locale.ENGLISH).format(value);
    }
}
