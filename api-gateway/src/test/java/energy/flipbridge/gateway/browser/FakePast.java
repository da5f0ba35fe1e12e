package energy.flipbridge.gateway.browser;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the gateway would say of the silent battery before it was silent, and of what has changed since. */
record FakePast(Instant now) {

    private static final String NEWEST = "17";

    /** @param now as the battery is */
    String device(String query, String now) {
        String then = now.replace("\"OFFLINE\"", "\"ONLINE\"")
                .replaceFirst("\"offlineSince\":\"[^\"]*\"", "\"offlineSince\":null")
                .replaceFirst("\"clockOffsetMillis\":-?\\d+", "\"clockOffsetMillis\":210")
                .replaceFirst("\"pending\":\\[[^]]*],\"pendingCount\":\\d+", "\"pending\":[],\"pendingCount\":0");
        return then.substring(0, then.length() - 1) + ",\"moment\":" + moment(query) + "}";
    }

    private String moment(String query) {
        return """
                {"at":"%s","revision":%s,"position":1650,"commandCount":1,"commands":[%s],"readings":[]}""".formatted(
                        query.startsWith("at=") ? parameter(query) : ago(96),
                        query.startsWith("revision=") ? parameter(query) : "12",
                        new FakeFleet(now).command(FakeFleet.FAILED, false));
    }

    String changes(String query) {
        List<String> fields = List.of(
                field("connection", "\"ONLINE\"", "\"OFFLINE\""),
                field("offlineSince", "null", "\"" + ago(95) + "\""),
                field("clockOffsetMillis", "210", "-185000"),
                field("pendingCount", "0", "1"),
                field("reading.stateOfCharge", "70.1", "72.4"));
        List<String> command = List.of(field("status", "null", "\"PUBLISHED\""), field("publishAttempts", "null", "6"));
        return """
                {"thing":"%s","from":{"at":"%s","position":1650,"revision":%s},"to":{"at":"%s","position":1742,\
                "revision":%s},"device":%s,"commands":[{"commandId":"%s","arrived":true,"fields":%s}],\
                "commandsLeftOut":0}""".formatted(
                        FakeFleet.SILENT,
                        query.startsWith("from=") ? parameter(query) : ago(96),
                        query.startsWith("fromRevision=") ? parameter(query) : "12",
                        now,
                        NEWEST,
                        fields,
                        FakeFleet.LATE,
                        command);
    }

    private static String field(String name, String before, String after) {
        return "{\"field\":\"" + name + "\",\"before\":" + before + ",\"after\":" + after + "}";
    }

    private static String parameter(String query) {
        return URLDecoder.decode(query.replaceFirst("^[^=]*=([^&]*).*$", "$1"), StandardCharsets.UTF_8);
    }

    private String ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes)).toString();
    }
}
