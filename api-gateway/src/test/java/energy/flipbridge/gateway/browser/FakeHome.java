package energy.flipbridge.gateway.browser;

import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.FakeGateway.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gateway would say of one homeowner, as far as the pages go; the fields are for the tests to set. */
final class FakeHome {

    static final String SITE = "site-for-device::garage-battery";
    static final String THING = "garage-battery";
    static final String PROGRAMME = "70c1146b-0000-4000-8000-000000000001";
    static final String EVENT = "e0000000-0000-4000-8000-000000000001";
    static final String EMAIL = "ada@example.org";
    static final String CODE = "123456";

    final Instant now;
    static final String DELETION =
            "{\"requestedAt\":\"2026-07-01T23:19:00.000Z\",\"batteriesLeft\":[\"" + THING + "\"],\"contactsLeft\":1}";

    String deletion = "null";
    boolean signedIn = true;
    String language = "en";
    boolean registered = true;
    String check = "FREE";
    String battery = "COMMISSIONED";
    String refusal = "null";
    String connection = "ONLINE";
    String control = "CONTROLLED";
    String figures = "\"mode\":\"SELF_CONSUMPTION\",\"batteryPowerW\":-2140,\"solarPowerW\":3420,\"homePowerW\":1280,"
            + "\"gridPowerW\":0,\"gridOnline\":true";

    @Nullable
    String enrolment = "ACTIVE";

    String reason = "null";
    boolean programmes = true;
    boolean events = true;
    boolean participating = true;
    boolean silentMail;
    boolean lowMail = true;
    String command = "ACKED";
    int version = 1;
    int accountVersion = 1;

    @Nullable
    String continueAt;

    FakeHome(Instant now) {
        this.now = now;
    }

    static FakeHome empty(Instant now) {
        FakeHome home = new FakeHome(now);
        home.signedIn = false;
        home.registered = false;
        home.enrolment = null;
        home.events = false;
        return home;
    }

    @Nullable
    Answer answer(Request request) {
        String home = "/api/homes/" + SITE;
        return switch (request.line()) {
            case "GET /api/session" -> Answer.ok(session());
            case "POST /api/sign-in" -> Answer.accepted("{\"expiresInSeconds\":600,\"resendAfterSeconds\":30}");
            case "POST /api/sign-in/code" -> signIn(request.body().contains("\"code\":\"" + CODE + "\""));
            case "POST /api/sign-in/link" -> signIn(request.body().contains("\"token\":\"good\""));
            case "POST /api/sign-out" -> {
                signedIn = false;
                yield new Answer(204, "", Map.of());
            }
            case "GET /api/account" -> versioned(account(), accountVersion);
            case "PATCH /api/account" -> {
                if (!isOf(request, accountVersion)) {
                    yield Answer.problem(412, "changed-meanwhile", "");
                }
                accountVersion++;
                if (request.body().contains("\"language\"")) {
                    language = request.body().contains("\"es\"") ? "es" : "en";
                }
                silentMail |= request.body().contains("\"silentBattery\":true");
                lowMail &= !request.body().contains("\"lowReserve\":false");
                yield versioned(account(), accountVersion);
            }
            case "POST /api/mails/off" -> {
                if (!request.query().endsWith(".good")) {
                    yield Answer.problem(422, "mails-off-link-wrong", "");
                }
                lowMail = false;
                yield new Answer(204, "", Map.of());
            }
            case "DELETE /api/account" -> {
                deletion = DELETION;
                yield Answer.accepted(account());
            }
            case "POST /api/registrations/check" -> Answer.ok(checked());
            case "POST /api/registrations" -> {
                registered = true;
                battery = "COMMISSIONING";
                yield Answer.accepted("{\"siteId\":\"" + SITE + "\",\"thing\":\"" + THING + "\"}");
            }
            case "GET /api/homes" ->
                Answer.ok(
                        registered
                                ? "{\"homes\":[{\"siteId\":\"" + SITE + "\",\"batteries\":[\"" + THING + "\"]}]}"
                                : "{\"homes\":[]}");
            default -> request.path().startsWith(home) && registered ? ofHome(request, home) : null;
        };
    }

    private @Nullable Answer ofHome(Request request, String home) {
        String rest = request.path().substring(home.length());
        return switch (request.method() + " " + rest) {
            case "GET " -> Answer.ok(home());
            case "GET /address" -> address();
            case "PUT /address" -> {
                if (!isOf(request, version)) {
                    version++;
                    yield Answer.problem(412, "changed-meanwhile", "");
                }
                version++;
                yield address();
            }
            case "GET /programmes" -> Answer.ok("{\"programmes\":[" + (programmes ? programme() : "") + "]}");
            case "POST /enrolments" -> {
                enrolment = "PENDING";
                yield Answer.accepted("");
            }
            case "DELETE /enrolments/0b0f2f0e" -> {
                enrolment = "UNENROLLED";
                yield Answer.accepted("");
            }
            case "GET /events" -> Answer.ok("{\"items\":" + events(request.query()) + "}");
            case "PATCH /events/" + EVENT -> {
                participating = !request.body().contains("\"participating\":false");
                command = participating ? "ACKED" : "WITHDRAWN";
                yield Answer.ok(event());
            }
            case "GET /story" -> Answer.ok(story());
            case "GET /batteries/" + THING + "/telemetry" -> Answer.ok(telemetry());
            case "PATCH /batteries/" + THING -> Answer.ok("{\"reservePercent\":20}");
            case "DELETE /batteries/" + THING -> {
                battery = "RELEASING";
                yield Answer.accepted("");
            }
            default -> null;
        };
    }

    private Answer signIn(boolean right) {
        if (!right) {
            return Answer.problem(422, "sign-in-code-wrong", ",\"attemptsLeft\":4");
        }
        signedIn = true;
        return Answer.ok("{\"session\":" + session() + ",\"continueAt\":" + "\""
                + (continueAt == null ? "/" : continueAt) + "\"}");
    }

    private String session() {
        return signedIn
                ? "{\"signedIn\":true,\"role\":\"HOMEOWNER\",\"accountId\":\"a1\",\"email\":\"" + EMAIL
                        + "\",\"language\":\"" + language + "\"}"
                : "{\"signedIn\":false}";
    }

    private String account() {
        return "{\"accountId\":\"a1\",\"email\":\"" + EMAIL + "\",\"language\":\"" + language
                + "\",\"mails\":{\"newEvent\":true,\"lowReserve\":" + lowMail + ",\"silentBattery\":" + silentMail
                + "},\"createdAt\":\""
                + ago(90 * 24 * 60) + "\",\"deletion\":" + deletion + "}";
    }

    private String checked() {
        return """
                {"thing":"%s","state":"%s","siteId":%s,"battery":{"manufacturerName":"Acme","productName":"Cell 10",\
                "serialNumber":"AC-0001","batteryCapacityWh":13500,"batteryPowerInputW":5000,\
                "batteryPowerOutputW":5000}}""".formatted(THING, check, !check.equals("IN_USE_BY_YOU") ? "null" : "\"" + SITE + "\"");
    }

    String home() {
        return """
                {"siteId":"%s","batteries":[{"thing":"%s","state":"%s","refusal":%s,"connection":"%s",\
                "lastHeardAt":"%s","offlineSince":%s,"control":"%s","now":%s}],"enrolments":[%s]}""".formatted(
                        SITE,
                        THING,
                        battery,
                        refusal,
                        connection,
                        ago(0),
                        connection.equals("OFFLINE") ? "\"" + ago(95) + "\"" : "null",
                        control,
                        battery.equals("COMMISSIONED") ? reading() : "null",
                        enrolment == null ? "" : enrolment());
    }

    private String reading() {
        return "{\"startTime\":\""
                + (connection.equals("OFFLINE") ? ago(95) : now.minusSeconds(4).toString()) + "\","
                + figures + ",\"stateOfChargePercent\":72.4,\"reservePercent\":20,\"storedEnergyWh\":9770,"
                + "\"capacityWh\":13500}";
    }

    private String enrolment() {
        return """
                {"enrolmentId":"0b0f2f0e","programId":"%s","things":["%s"],"status":"%s","refusal":null,\
                "requestedAt":"%s","changedAt":"%s"}""".formatted(PROGRAMME, THING, enrolment, ago(2880), ago(1440));
    }

    private Answer address() {
        return versioned(
                "{\"firstName\":\"Ada\",\"lastName\":\"Byron\",\"stateCode\":\"CA\",\"city\":\"Oakland\","
                        + "\"zipCode\":\"94607\",\"streetAddress\":\"" + (8 + version) + " Grand Ave\"}",
                version);
    }

    private static Answer versioned(String body, int version) {
        return new Answer(200, body, Map.of("ETag", etag(version)));
    }

    private static boolean isOf(Request request, int version) {
        return request.headers().getOrDefault("If-match", List.of("")).contains(etag(version));
    }

    private static String etag(int version) {
        return "\"v" + version + "\"";
    }

    private String programme() {
        return """
                {"programId":"%s","name":"Summer Saver Rewards","description":"Help your neighborhood through hot \
                summer evenings. Your battery gives power for one to three hours when demand peaks, at most four times \
                a week.","earningsUpfrontUsd":100,"earningsYearlyUsd":375,"minimumCommitmentMonths":12,\
                "participationMonths":[6,7,8,9],"minimumReservePercent":20,"form":[{"name":"account_id","label":\
                "Utility account number","type":"string","hint":"Ten digits, on your bill"},{"name":"panels","label":\
                "Size of your solar system in kW","type":"number"},{"name":"owner","label":"I own this home","type":\
                "boolean"}],"termsVersion":"2026-01","termsMarkdown":"%s","enrolment":%s,"reason":%s}""".formatted(PROGRAMME, TERMS, enrolment == null ? "null" : enrolment(), reason);
    }

    private static final String TERMS = "# Terms of Summer Saver\\n\\nBy joining you **agree** to let the grid use "
            + "your battery.\\n\\n## What you get\\n\\n1. Payment once a year\\n2. A reserve that is never "
            + "touched\\n\\n## Leaving\\n\\nYou may leave at any time; see the [website](https://flip.energy).\\n\\n"
            + "| Season | Events |\\n|---|---|\\n| Summer | up to 60 |\\n\\n<script>alert(1)</script>";

    private String events(String query) {
        List<String> found = new ArrayList<>();
        if (events && query.contains("upcoming")) {
            found.add(event());
            found.add(other("e2", "UPCOMING", 50 * 60, true));
        }
        if (events && query.contains("past")) {
            found.add(other("e3", "COMPLETED", -24 * 60, true));
            found.add(other("e4", "COMPLETED", -3 * 24 * 60, false));
            found.add(other("e5", "CANCELED", -5 * 24 * 60, true));
        }
        return found.toString();
    }

    String event() {
        return """
                {"eventId":"%s","programId":"%s","status":"UPCOMING","startsAt":"%s","endsAt":"%s",\
                "participating":%s,"schedule":[{"things":["%s"],"mode":"CHARGE","startsAt":"%s","endsAt":"%s",\
                "preparatory":true},{"things":["%s"],"mode":"DISCHARGE","startsAt":"%s","endsAt":"%s",\
                "preparatory":false}],"reservePercent":20,"commands":[{"commandId":"c1","thing":"%s",\
                "status":"%s","acknowledgedAt":"%s"}]}""".formatted(
                        EVENT,
                        PROGRAMME,
                        ago(-40),
                        ago(-160),
                        participating,
                        THING,
                        ago(-10),
                        ago(-40),
                        THING,
                        ago(-40),
                        ago(-160),
                        THING,
                        command,
                        ago(18));
    }

    private String other(String id, String status, int inMinutes, boolean took) {
        return """
                {"eventId":"%s","programId":"%s","status":"%s","startsAt":"%s","endsAt":"%s","participating":%s,\
                "schedule":[{"things":["%s"],"mode":"DISCHARGE","startsAt":"%s","endsAt":"%s","preparatory":false}],\
                "commands":[]}""".formatted(
                        id,
                        PROGRAMME,
                        status,
                        ago(-inMinutes),
                        ago(-inMinutes - 120),
                        took,
                        THING,
                        ago(-inMinutes),
                        ago(-inMinutes - 120));
    }

    private String story() {
        String window = "\"mode\":\"DISCHARGE\",\"setpointW\":4000,\"startsAt\":\"" + ago(-40) + "\",\"endsAt\":\""
                + ago(-160) + "\"";
        List<String> entries = new ArrayList<>();
        if (!participating) {
            entries.add(entry(0, "WITHDRAWAL_CONFIRMED", window));
            entries.add(entry(0, "COMMAND_WITHDRAWN", "\"reason\":\"OPTED_OUT\"," + window));
            entries.add(entry(0, "OPTED_OUT", ""));
        }
        if (events) {
            entries.addAll(List.of(
                    entry(18, "COMMAND_CONFIRMED", window),
                    entry(19, "COMMAND_RECEIVED", window),
                    entry(1390, "BATTERY_BACK", ""),
                    entry(1520, "BATTERY_OFFLINE", ""),
                    entry(2000, "RESERVE_CHANGED", "\"percentage\":20"),
                    entry(2870, "ENROLMENT_CHANGED", "\"status\":\"ACTIVE\",\"programId\":\"" + PROGRAMME + "\""),
                    entry(2880, "CONSENT_GIVEN", "\"programId\":\"" + PROGRAMME + "\""),
                    entry(2890, "COMMISSIONED", ""),
                    entry(2891, "REGISTERED", "")));
        }
        return "{\"items\":" + entries + "}";
    }

    private String entry(int minutesAgo, String kind, String values) {
        return "{\"at\":\"" + ago(minutesAgo) + "\",\"kind\":\"" + kind + "\",\"thing\":\"" + THING + "\",\"values\":{"
                + values + "}}";
    }

    /** A sunny day in summer, every five minutes since midnight in California. */
    private String telemetry() {
        List<String> points = new ArrayList<>();
        Instant midnight = now.minus(Duration.ofHours(16).plusMinutes(20));
        for (int minute = 0; minute < 16 * 60 + 20; minute += 5) {
            double hour = minute / 60.0;
            double solar = Math.max(0, 4200 * Math.sin(Math.PI * (hour - 6) / 14));
            double home = 600 + 500 * Math.exp(-Math.pow(hour - 8, 2)) + 900 * Math.exp(-Math.pow(hour - 19, 2) / 4);
            double battery = solar > home ? -Math.min(2500, solar - home) : Math.min(900, home - solar);
            double charge = Math.min(96, Math.max(25, hour < 7 ? 60 - 5 * hour : 25 + 6.5 * (hour - 7)));
            points.add(String.format(
                    Locale.ROOT,
                    "{\"startTime\":\"%s\",\"endTime\":\"%s\",\"coveredSeconds\":300,\"readings\":300,\"stateOfCharge\":%.1f,"
                            + "\"chargeEnergyWh\":%.2f,\"dischargeEnergyWh\":%.2f,\"homeEnergyWh\":%.2f,"
                            + "\"solarEnergyWh\":%.2f}",
                    midnight.plus(Duration.ofMinutes(minute)),
                    midnight.plus(Duration.ofMinutes(minute + 5L)),
                    charge,
                    Math.max(0, -battery) / 12,
                    Math.max(0, battery) / 12,
                    home / 12,
                    solar / 12));
        }
        return "{\"from\":\"" + midnight + "\",\"to\":\"" + now + "\",\"resolution\":\"minute\",\"items\":" + points
                + ",\"gaps\":[]}";
    }

    private String ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes)).toString();
    }
}
