package energy.flipbridge.gateway.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the gateway would say of some batteries, one of which is silent, and of their commands. */
record FakeFleet(Instant now) {

    static final String ONLINE = "garage-battery";
    static final String SILENT = "cellar-battery";
    static final String NEW = "attic-battery";
    static final String LATE = "0b0f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c11";
    static final String DONE = "1c1f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c22";
    static final String FAILED = "2d2f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c33";

    static final String CLOCK_WARNING = "Its clock is 3 min behind: it would begin and end a schedule 3 min too late";

    String devices(String query) {
        String part = query.replaceFirst("^(?:.*&)?q=([^&]*).*$", "$1");
        Predicate<String> isNamed = thing -> !query.contains("q=") || thing.contains(part);
        Predicate<String> wanted = query.contains("expiresWithinDays=30")
                ? isNamed.and(thing -> thing.equals(ONLINE) || thing.equals(SILENT))
                : isNamed;
        if (query.contains("cursor=second")) {
            return page(List.of(device("porch-battery-4")));
        }
        boolean isFiltered = query.contains("q=") || query.contains("expiresWithinDays=");
        List<String> found = Stream.concat(
                        Stream.of(ONLINE, SILENT, NEW),
                        IntStream.rangeClosed(1, 3).mapToObj(number -> "porch-battery-" + number))
                .filter(wanted)
                .map(this::device)
                .toList();
        return "{\"items\":" + found + ",\"next\":" + (isFiltered ? "null" : "\"second\"") + "}";
    }

    static String page(List<String> items) {
        return "{\"items\":" + items + ",\"next\":null}";
    }

    String device(String thing) {
        return switch (thing) {
            case NEW -> """
                    {"thing":"%s","connection":"UNKNOWN","registered":false,"commissioned":false,"pendingCount":0,\
                    "pending":[],"stops":[],"certificates":[],"firstMentionedAt":"%s"}""".formatted(thing, ago(30));
            case SILENT -> claimed(thing, "OFFLINE", 95, -185_000, "[" + pending() + "]", 1);
            default -> claimed(thing, "ONLINE", 0, 140, "[]", 0);
        };
    }

    private String claimed(
            String thing, String connection, int heardMinutesAgo, int clockOffset, String pending, int pendingCount) {
        return """
                {"thing":"%s","connection":"%s","registered":true,"registeredAt":"%s","owner":"homeowner:4f1d",\
                "commissioned":true,"commissionedAt":"%s","flipDeviceId":"device::%s","flipSiteId":\
                "site-for-device::%s","firstMentionedAt":"%s","lastHeardAt":"%s","offlineSince":%s,\
                "clockOffsetMillis":%d,"clockWarning":%s,"mark":"%s","pending":%s,"pendingCount":%d,"stops":[],\
                "certificateExpiresAt":"%s","certificates":[{"id":"%s","active":true,"expiresAt":"%s"}],\
                "reading":%s}""".formatted(
                        thing,
                        connection,
                        ago(90 * 24 * 60),
                        ago(90 * 24 * 60 - 1),
                        thing,
                        thing,
                        ago(90 * 24 * 60 + 5),
                        now.minusSeconds(4).minus(Duration.ofMinutes(heardMinutesAgo)),
                        connection.equals("OFFLINE") ? "\"" + ago(heardMinutesAgo) + "\"" : "null",
                        clockOffset,
                        clockOffset < -30_000 ? "\"" + CLOCK_WARNING + "\"" : "null",
                        ago(120),
                        pending,
                        pendingCount,
                        certificateEnd(thing),
                        "a1b2".repeat(16),
                        certificateEnd(thing),
                        reading(heardMinutesAgo));
    }

    private Instant certificateEnd(String thing) {
        return switch (thing) {
            case ONLINE -> now.plus(Duration.ofDays(12)).plusSeconds(3_600);
            case SILENT -> now.minus(Duration.ofDays(3));
            default -> Instant.parse("2049-12-31T23:59:59Z");
        };
    }

    private String pending() {
        return "{\"commandId\":\"" + LATE + "\",\"stamp\":\"" + ago(11) + "\",\"publishedAt\":\"" + ago(2)
                + "\",\"version\":1,\"withdrawal\":false}";
    }

    private String reading(int minutesAgo) {
        return """
                {"startTime":"%s","endTime":"%s","mode":"SELF_CONSUMPTION","stateOfCharge":72.4,"storedEnergyWh":9770,\
                "capacityWh":13500,"chargePowerW":2140,"dischargePowerW":0,"solarPowerW":3420,"homePowerW":1280,\
                "reserve":20,"gridOnline":true}""".formatted(ago(minutesAgo + 1), ago(minutesAgo));
    }

    List<String> commandsOf(String thing) {
        return switch (thing) {
            case NEW -> List.of();
            case SILENT -> List.of(command(LATE, false), command(FAILED, false));
            default -> List.of(command(DONE, false));
        };
    }

    String command(String id, boolean whole) {
        String thing = id.equals(DONE) ? ONLINE : SILENT;
        int received = switch (id) {
            case LATE -> 11;
            case DONE -> 150;
            default -> 26 * 60;
        };
        String outcome = switch (id) {
            case LATE -> "null";
            case DONE -> outcome("OK", "null", 149, "null");
            default ->
                outcome(
                        "FAILED",
                        "\"The battery did not confirm within 15 minutes\"",
                        26 * 60 - 14,
                        "\"Flip answered 503\"");
        };
        return """
                {"commandId":"%s","thing":"%s","status":"%s","version":1,"flipStatus":"OK","mode":"DISCHARGE",\
                "setpointW":4000,"startsAt":"%s","endsAt":"%s","receivedAt":"%s","deadline":"%s","stamp":"%s",\
                "publishAttempts":%d,"publishedAt":"%s","ackedAt":%s,"withdrawal":null,"withdrawalConfirmedAt":null,\
                "outcome":%s,"json":%s,"steps":%s,"stepsLeftOut":0}""".formatted(
                        id,
                        thing,
                        Map.of(LATE, "PUBLISHED", DONE, "ACKED").getOrDefault(id, "FAILED"),
                        ago(received - 20),
                        ago(received - 140),
                        ago(received),
                        ago(received - 14),
                        ago(received),
                        id.equals(DONE) ? 1 : 6,
                        ago(id.equals(LATE) ? 2 : received),
                        id.equals(DONE) ? "\"" + ago(149) + "\"" : "null",
                        outcome,
                        whole ? "\"{\\\"id\\\":\\\"" + id + "\\\",\\\"type\\\":\\\"battery\\\"}\"" : "null",
                        whole ? steps(id, received) : "[]");
    }

    private String outcome(String status, String reason, int minutesAgo, String lastFailure) {
        return """
                {"status":"%s","reason":%s,"at":"%s","reported":true,"reportedAt":"%s","answer":200,\
                "failedAttempts":%d,"lastFailure":%s}""".formatted(
                status, reason, ago(minutesAgo), ago(minutesAgo), lastFailure.equals("null") ? 0 : 1, lastFailure);
    }

    private String steps(String id, int received) {
        List<String> steps = new ArrayList<>(List.of(
                step(
                        "CommandReceived",
                        received,
                        "flip",
                        "Flip ordered DISCHARGE at 4,000 W from 17:00 to 19:00 UTC",
                        1),
                step("DeliveryQueued", received, "system:WhenCommandOrderedThenQueueForDelivery", WAITS, 1),
                step(
                        "CommandPublished",
                        id.equals(LATE) ? 2 : received,
                        "system:delivery",
                        "Sent the command to the battery",
                        id.equals(DONE) ? 1 : 6)));
        if (id.equals(DONE)) {
            steps.add(step("DeliveryConfirmed", 149, "device:" + ONLINE, "The battery confirmed", 1));
            steps.add(step("CommandAcked", 149, "system:WhenDeliveryConfirmed", "Acknowledged", 1));
            steps.add(step("OutcomeReported", 149, "system:outcomes", "Flip was told OK", 1));
        }
        if (id.equals(FAILED)) {
            steps.add(step("CommandFailed", received - 14, "system:outcomes", "Failed: not confirmed in time", 1));
            steps.add(step("OutcomeAttemptFailed", received - 14, "system:outcomes", "Flip could not be told", 1));
            steps.add(step("OutcomeReported", received - 14, "system:outcomes", "Flip was told FAILED", 1));
        }
        return steps.toString();
    }

    private static final String WAITS = "The command waits for the battery";

    private String step(String event, int minutesAgo, String actor, String summary, int times) {
        return "{\"event\":\"" + event + "\",\"at\":\"" + ago(minutesAgo) + "\",\"actor\":\"" + actor
                + "\",\"summary\":\"" + summary + "\",\"times\":" + times + "}";
    }

    /** The last hour by minute, some of which are missing. */
    String telemetry(String thing) {
        List<String> points = IntStream.range(0, 60)
                .filter(minute -> !thing.equals(NEW) && (minute < 20 || minute > 29))
                .mapToObj(minute -> """
                        {"startTime":"%s","endTime":"%s","coveredSeconds":60,"readings":12,"stateOfCharge":%d,\
                        "chargeEnergyWh":%d,"dischargeEnergyWh":0,"homeEnergyWh":%d,"solarEnergyWh":57}""".formatted(
                                ago(60 - minute), ago(59 - minute), 60 + minute / 5, 30 + minute % 7, 20 + minute % 11))
                .toList();
        String gaps =
                thing.equals(NEW) ? "[]" : "[{\"startTime\":\"" + ago(40) + "\",\"endTime\":\"" + ago(30) + "\"}]";
        return "{\"from\":\"" + ago(60) + "\",\"to\":\"" + now + "\",\"resolution\":\"minute\",\"items\":" + points
                + ",\"gaps\":" + gaps + ",\"next\":null}";
    }

    private String ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes)).toString();
    }
}
