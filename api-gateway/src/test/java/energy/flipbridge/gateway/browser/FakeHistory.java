package energy.flipbridge.gateway.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gateway would say of what happened to the batteries. */
record FakeHistory(Instant now) {

    private static final String WEBHOOK = "msg_7a1e4c52-90f3-4b7e-9d55-1f0f6c2b8a10";

    /** Two pages, the older of which begins with the registration. */
    String page(String thing, String query) {
        List<String> items = new ArrayList<>();
        boolean older = query.contains("cursor=older");
        if (thing.equals(FakeFleet.NEW)) {
            return "{\"items\":[],\"next\":null,\"previous\":\"newer\",\"totals\":{\"events\":{},\"homes\":[],"
                    + "\"readings\":0}}";
        }
        if (older) {
            items.add(entry(1, "Registered", 90 * 24 * 60, "homeowner:4f1d", "Claimed by homeowner:4f1d", null, ""));
        } else {
            items.addAll(newest(query.contains("command=")));
        }
        return """
                {"items":%s,"next":%s,"previous":"newer","totals":{"events":{"CommandReceived":12,"CommandPublished":31,\
                "DeliveryQueued":12,"DeliveryConfirmed":11,"CommandAcked":11,"OutcomeReported":12,"WentOffline":2,\
                "CameBack":1,"Registered":1,"Commissioned":1,"RecordsRead":4},"homes":[{"siteId":"site","events":\
                {"HomeOpened":1,"BatteryAdded":1}}],"readings":1554321}}""".formatted(items, older ? "null" : "\"older\"");
    }

    private List<String> newest(boolean ofCommand) {
        String ordered = "Flip ordered DISCHARGE at 4,000 W from 17:00 to 19:00 UTC";
        List<String> about = List.of(
                entry(
                        9,
                        "CommandPublished",
                        2,
                        "system:delivery",
                        "Sent the command to the battery, attempt 6",
                        FakeFleet.LATE,
                        ""),
                entry(
                        8,
                        "CommandPublished",
                        11,
                        "system:delivery",
                        "Sent the command to the battery",
                        FakeFleet.LATE,
                        ",\"before\":{\"status\":\"PENDING\"},\"after\":{\"status\":\"PUBLISHED\"}"),
                entry(
                        7,
                        "DeliveryQueued",
                        11,
                        "system:WhenCommandOrderedThenQueueForDelivery",
                        "The command waits for the battery",
                        FakeFleet.LATE,
                        ""),
                entry(
                        6,
                        "CommandReceived",
                        11,
                        "flip",
                        ordered,
                        FakeFleet.LATE,
                        ",\"before\":{},\"after\":{\"status\":\"PENDING\"}"));
        List<String> others = List.of(
                entry(
                        5,
                        "WentOffline",
                        89,
                        "system:presence",
                        "The battery went silent; last heard at 21:45",
                        null,
                        ""),
                readings());
        return ofCommand
                ? about
                : Stream.concat(about.stream(), others.stream()).toList();
    }

    private String entry(
            int number,
            String event,
            int minutesAgo,
            String actor,
            String summary,
            @Nullable String command,
            String changes) {
        return """
                {"position":%d,"event":"%s","eventId":"%s","at":"%s","storedAt":"%s","actor":"%s","correlationId":"%s",\
                "causationId":"%s","source":"webhook:%s","commandId":%s,"summary":"%s","detail":{"version":1,\
                "mode":"DISCHARGE"}%s}""".formatted(
                        1700 + number,
                        event,
                        eventId(number),
                        ago(minutesAgo),
                        ago(minutesAgo),
                        actor,
                        WEBHOOK,
                        WEBHOOK,
                        WEBHOOK,
                        command == null ? "null" : "\"" + command + "\"",
                        summary,
                        changes.isEmpty() ? ",\"before\":{},\"after\":{}" : changes);
    }

    private String readings() {
        return """
                {"position":1700,"event":"TelemetryReported","eventId":null,"at":"%s","storedAt":"%s","actor":\
                "device:%s","summary":"412 readings, charge 71.2 %% to 72.4 %%","detail":{},"before":{},"after":{},\
                "readings":{"count":412,"first":"%s","last":"%s","minStateOfCharge":71.2,"maxStateOfCharge":72.4}}""".formatted(ago(95), ago(95), FakeFleet.SILENT, ago(130), ago(95));
    }

    String causes() {
        return """
                [{"id":"%s","kind":"EVENT","link":"ASKED","event":"CommandReceived","storedAt":"%s"},\
                {"id":"%s","kind":"EVENT","link":"CAUSED","event":"WebhookReceived","storedAt":"%s"},\
                {"id":"%s","kind":"WEBHOOK","link":"CAME_IN"}]""".formatted(eventId(6), ago(11), eventId(2), ago(11), WEBHOOK);
    }

    private static String eventId(int number) {
        return "e0000000-0000-4000-8000-00000000000" + number;
    }

    private String ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes)).toString();
    }
}
