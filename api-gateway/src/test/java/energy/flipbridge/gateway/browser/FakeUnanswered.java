package energy.flipbridge.gateway.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the gateway would say of commands that Flip has no answer about; the fields are for the tests to set. */
final class FakeUnanswered {

    private static final Map<String, Integer> BANDS = Map.of("UNDER_5", 0, "FROM_5", 5, "FROM_10", 10, "FROM_14", 14);
    private static final List<String> CAUSES = List.of("OFFLINE", "REJECTED", "OURS", "BATTERY");

    private final Instant now;
    private int more;

    final List<Waiting> commands = new ArrayList<>();

    /** A command for which Flip has waited for so many minutes. */
    record Waiting(
            String commandId,
            String thing,
            int minutes,
            String cause,
            String whose,
            String what,
            String late,
            String reason,
            String next) {

        String band() {
            return minutes < 5 ? "UNDER_5" : minutes < 10 ? "FROM_5" : minutes < 14 ? "FROM_10" : "FROM_14";
        }
    }

    FakeUnanswered(Instant now) {
        this.now = now;
        commands.add(new Waiting(
                "3e3f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c44",
                "porch-battery-1",
                19,
                "REJECTED",
                "FLIP",
                "Flip takes FAILED_FAULT, which the bridge offers again and again",
                "Flip could not be told in 4 attempts; the last failed: HTTP 503",
                "the battery is too hot",
                "See whether Flip can be reached, and ask why the battery refuses: it is told again and again"));
        commands.add(
                new Waiting(
                        FakeFleet.LATE,
                        FakeFleet.SILENT,
                        11,
                        "OFFLINE",
                        "DEVICE",
                        "The battery confirms that it has the command",
                        "The battery is offline: nothing was heard of it since "
                                + now.minus(Duration.ofMinutes(95)).truncatedTo(ChronoUnit.MILLIS)
                                + ", 95 min ago",
                        "",
                        "See to the battery's power and its way to the internet: it is sent the command as soon as it is heard"));
        commands.add(new Waiting(
                "4f4f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c55",
                "porch-battery-2",
                7,
                "BATTERY",
                "DEVICE",
                "The battery confirms that it has the command",
                "The battery is heard but has not confirmed after 5 publishes for 7 min",
                "",
                "See whether the battery gets its commands and writes back: it is sent them again and again"));
        commands.add(new Waiting(
                "5a5f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c66",
                "porch-battery-3",
                3,
                "OURS",
                "BRIDGE",
                "The bridge hands the command to AWS IoT",
                "The bridge has not done its part for 3 min",
                "",
                "See whether AWS IoT can be reached, whether the processors run, and what is parked"));
        commands.add(new Waiting(
                "6b6f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c77",
                FakeFleet.ONLINE,
                0,
                "OURS",
                "BRIDGE",
                "The bridge queues the command for the battery",
                "",
                "",
                "Wait: the bridge does it by itself within seconds"));
    }

    /** There are more than are looked at, and more of these than the answer has. */
    void tooMany() {
        more = 4_900;
    }

    String page(String query) {
        List<Waiting> found = commands.stream()
                .filter(one -> !query.contains("band=") || query.contains("band=" + lower(one.band())))
                .filter(one -> !query.contains("cause=") || query.contains("cause=" + lower(one.cause())))
                .toList();
        return """
                {"at":"%s","outstanding":%d,"lookedAt":%d,"matching":%d,"causes":%s,"bands":%s,"items":%s}""".formatted(
                        now,
                        commands.size() + 2 * more,
                        commands.size() + more,
                        found.size() + more,
                        causes(commands),
                        Stream.of("UNDER_5", "FROM_5", "FROM_10", "FROM_14")
                                .map(this::band)
                                .toList(),
                        found.stream().map(this::item).toList());
    }

    private String band(String band) {
        List<Waiting> within =
                commands.stream().filter(one -> one.band().equals(band)).toList();
        return "{\"band\":\"" + band + "\",\"fromMinutes\":" + BANDS.get(band) + ",\"count\":" + within.size()
                + ",\"causes\":" + causes(within) + "}";
    }

    private static String causes(List<Waiting> commands) {
        return CAUSES.stream()
                .map(cause -> "{\"cause\":\"" + cause + "\",\"count\":"
                        + commands.stream()
                                .filter(one -> one.cause().equals(cause))
                                .count() + "}")
                .toList()
                .toString();
    }

    private String item(Waiting one) {
        boolean isSilent = one.thing().equals(FakeFleet.SILENT);
        Instant askedAt = now.minus(Duration.ofMinutes(one.minutes()));
        return """
                {"commandId":"%s","thing":"%s","askedAt":"%s","ageMillis":%d,"band":"%s","cause":"%s","turn":\
                {"whose":"%s","since":"%s","until":"%s","what":"%s","late":%s},"reason":%s,"next":"%s",\
                "connection":"%s","lastHeardAt":"%s","clockOffsetMillis":%d,"clockWarning":%s}""".formatted(
                        one.commandId(),
                        one.thing(),
                        askedAt,
                        Duration.ofMinutes(one.minutes()).toMillis(),
                        one.band(),
                        one.cause(),
                        one.whose(),
                        askedAt,
                        askedAt.plus(Duration.ofMinutes(14)),
                        one.what(),
                        text(one.late()),
                        text(one.reason()),
                        one.next(),
                        isSilent ? "OFFLINE" : "ONLINE",
                        now.minus(Duration.ofMinutes(isSilent ? 95 : 0)),
                        isSilent ? -185_000 : 140,
                        isSilent ? text(FakeFleet.CLOCK_WARNING) : "null");
    }

    private static String text(String text) {
        return text.isEmpty() ? "null" : "\"" + text + "\"";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
