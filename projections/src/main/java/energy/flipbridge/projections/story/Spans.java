package energy.flipbridge.projections.story;

import java.time.Duration;

/** Says how long something takes, in the largest unit that is not too rough. */
public final class Spans {

    private Spans() {}

    /** such as "90 s", "14 min" or "3 h" */
    public static String words(Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() < 2 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
