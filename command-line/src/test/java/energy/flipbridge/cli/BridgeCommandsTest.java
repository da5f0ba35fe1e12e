package energy.flipbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeCommandsTest {
    private final RecordingServer gateway = new RecordingServer();
    private final Shell shell = new Shell();

    @BeforeEach
    void point() {
        shell.with("FLIPBRIDGE_URL", gateway.url()).with("FLIPBRIDGE_TOKEN", "fbs_secret");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void devicesAreATable() {
        // given
        gateway.answer("GET /api/devices", 200, """
                {"items":[
                  {"thing":"battery-1","commissioned":true,"connection":"ONLINE",
                   "lastHeardAt":"2026-07-01T16:59:57Z","reading":{"mode":"DISCHARGE","stateOfCharge":66.66},
                   "pendingCount":1},
                  {"thing":"garage-battery-2","commissioned":false,"connection":"OFFLINE","lastHeardAt":null}],
                 "next":"c1"}""").answer("GET /api/devices", 200, """
                {"items":[{"thing":"evil\\u001b[2J@|red x|@"}],"next":null}""");

        // when
        Result result = shell.run("devices");

        // then
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                THING                AT FLIP       CONNECTION  CHARGE   MODE       PENDING  LAST HEARD
                battery-1            commissioned  online       66.7 %  DISCHARGE  1        3 s ago
                garage-battery-2     no            offline                                  never
                evil [2J@ |red x| @  no                                                     never
                """);
        assertThat(result.exit()).isZero();
        assertThat(gateway.requests().get(0).authorization()).isEqualTo("Bearer fbs_secret");
        assertThat(gateway.requests().get(1).line()).isEqualTo("GET /api/devices?limit=200&cursor=c1");
    }

    @Test
    void devicesAreListedWithTheCertificatesThatExpireSoon() {
        // given
        gateway.answer("GET /api/devices", 200, """
                {"items":[
                  {"thing":"attic","certificateExpiresAt":"2026-07-13T18:00:00.000Z"},
                  {"thing":"barn","certificateExpiresAt":"2026-06-28T17:00:00.000Z"},
                  {"thing":"cellar","certificateExpiresAt":"2049-12-31T23:59:59.000Z"},
                  {"thing":"den"}],"next":null}""").answer("GET /api/devices", 200, """
                {"items":[],"next":null}""");

        // when
        Result all = shell.run("devices");
        Result soon = shell.run("devices", "--expires-within", "7");

        // then
        assertThat(all.out()).endsWith("""

                attic: Its certificate expires in 12 d 1 h; rotate-certificate issues a new one
                barn: Its certificate expired 3 d ago; rotate-certificate issues a new one
                """);
        assertThat(soon.out()).isEqualTo("No certificate that is known of expires within 7 days.\n");
        assertThat(gateway.requests().get(1).line()).isEqualTo("GET /api/devices?expiresWithinDays=7&limit=200");
    }

    @Test
    void historyReadsFromTopToBottomAndWrapsTheStory() {
        gateway.answer("GET /api/devices/battery:1/history", 200, """
                {"items":[
                  {"n":3,"event":"CommandAcked","at":"2026-07-01T16:59:58.5Z","actor":"device:battery:1",
                   "cause":"telemetry 17","summary":"The battery confirmed the command"},
                  {"n":2,"event":"CommandReceived","at":"2026-07-01T16:59:58.120Z","actor":"flip","cause":"webhook msg_1",
                   "summary":"DISCHARGE at 4,000 W from 17:00 to 18:00, with a reserve of 20 percent"},
                  {"n":1,"event":"Registered","at":"2026-06-30T10:00:00Z","actor":"support:ada","cause":"request 1",
                   "summary":"Registered"}],
                 "next":null}""");

        Result result = shell.wide(100).run("history", "battery:1");

        assertThat(result.out()).isEqualTo("""
                Tuesday, 30 June 2026 (Z)
                TIME          EVENT       ACTOR        CAUSE      WHAT
                10:00:00.000  Registered  support:ada  request 1  Registered

                Wednesday, 1 July 2026 (Z)
                TIME          EVENT            ACTOR             CAUSE          WHAT
                16:59:58.120  CommandReceived  flip              webhook msg_1  DISCHARGE at 4,000 W from 17:00 to
                                                                                18:00, with a reserve of 20 percent
                16:59:58.500  CommandAcked     device:battery:1  telemetry 17   The battery confirmed the command

                The last was 1 s ago
                """);
    }

    @Test
    void historyIsFilteredOverPagesThatAFilterHasEmptied() {
        gateway.answer("GET /api/devices/b1/history", 200, """
                {"items":[],"next":"before-7","previous":"after-9"}""").answer("GET /api/devices/b1/history", 200, """
                {"items":[{"event":"Registered","at":"2026-07-01T10:00:00Z","actor":"support:ada",
                  "source":"http:r1","summary":"Claimed by ada"}],"next":null,"previous":"after-6"}""");

        Result result = shell.run(
                "history",
                "b1",
                "--event",
                "Registered",
                "--event",
                "Released",
                "--actor",
                "support",
                "--from",
                "-24h");

        assertThat(result.out()).contains("Registered", "support:ada", "http:r1", "Claimed by ada");
        assertThat(gateway.requests())
                .extracting(RecordingServer.Request::line)
                .containsExactly(
                        "GET /api/devices/b1/history?event=Registered%2CReleased&actor=support"
                                + "&from=2026-06-30T17%3A00%3A00Z&limit=100",
                        "GET /api/devices/b1/history?event=Registered%2CReleased&actor=support"
                                + "&from=2026-06-30T17%3A00%3A00Z&limit=100&cursor=before-7");
    }

    @Test
    void aHistoryWithoutWhatIsAskedForIsSaid() {
        gateway.answer("GET /api/devices/b1/history", 200, "{\"items\":[],\"next\":null}");

        assertThat(shell.run("history", "b1", "--command", "c-1").out())
                .isEqualTo("Nothing of that in the history of b1\n");
        assertThat(shell.run("history", "b1").out()).isEqualTo("Nothing has happened to b1 yet\n");
    }

    @Test
    void aHistoryIsExportedToAFile(@TempDir Path folder) throws IOException {
        gateway.answer("GET /api/devices/b1/history/export", 200, "{\"specversion\":\"1.0\"}\n");
        Path file = folder.resolve("b1.jsonl");

        Result result = shell.run("history", "b1", "--export", file.toString());

        assertThat(result).isEqualTo(new Result(0, "The history of b1 is in " + file + "\n", ""));
        assertThat(file).hasContent("{\"specversion\":\"1.0\"}\n");
        assertThat(gateway.requests().getFirst().line()).isEqualTo("GET /api/devices/b1/history/export?format=jsonl");
        assertThat(folder.toFile().list()).containsExactly("b1.jsonl");
    }

    @Test
    void anExportThatIsRefusedOrBreaksOffLeavesNoFile(@TempDir Path folder) {
        gateway.answer("GET /api/devices/b1/history/export", 404, """
                {"title":"Not found","detail":"There is no battery b1","status":404}""");

        Result refused =
                shell.run("history", "b1", "--export", folder.resolve("b1.csv").toString());
        gateway.breaksOff();
        Result broken =
                shell.run("history", "b1", "--export", folder.resolve("b1.csv").toString());

        assertThat(refused).isEqualTo(new Result(1, "", "flipbridge: Not found: There is no battery b1 (HTTP 404)\n"));
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err()).contains("broke off, and nothing of it is kept");
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void anExportIsOfTheWholeHistory() {
        assertThat(shell.run("history", "b1", "--export", "b1.jsonl", "--actor", "flip"))
                .returns(2, Result::exit)
                .satisfies(result -> assertThat(result.err()).contains("leave the filters out"));
    }

    @Test
    void aCommandIsShownWithAllThatIsKnown() {
        gateway.answer("GET /api/commands/c0ffee", 200, """
                {"commandId":"c0ffee","status":"ACKED","startsAt":"2026-07-01T17:05:00Z","window":{"durationS":3600},
                 "publications":[{"stamp":"2026-07-01T16:59:00Z"}],"reason":null,"raw":[]}""");

        Result result = shell.run("command", "c0ffee");

        assertThat(result.out()).isEqualTo("""
                Command c0ffee
                  command id    c0ffee
                  status        ACKED
                  starts at     17:05:00  (in 5 min)
                  window
                    duration s  3600
                  publications
                    -
                      stamp     16:59:00  (60 s ago)
                """);
    }

    @Test
    void aDeviceIsShownAsItWas() {
        gateway.answer("GET /api/devices/b1", 200, """
                {"thing":"b1","connection":"ONLINE","moment":{"at":"2026-07-01T15:00:00.000Z","revision":12,
                  "position":1742,"commandCount":1000,"commands":[
                    {"commandId":"c-1","mode":"DISCHARGE","setpointW":4000,"status":"ACKED",
                     "startsAt":"2026-07-01T14:00:00Z","endsAt":"2026-07-01T16:00:00Z","outcome":{"status":"OK"}}],
                  "readings":[{"startTime":"2026-07-01T14:59:55Z","mode":"DISCHARGE","stateOfCharge":66.66,
                    "chargePowerW":0,"dischargePowerW":4000}]}}""");

        Result result = shell.run("device", "b1", "--at", "-2h");

        assertThat(result.out()).isEqualTo("""
                b1 as it was at 15:00:00 (2 h ago), after its event number 12
                  thing       b1
                  connection  ONLINE

                The newest 1 of 1,000 commands that had arrived
                COMMAND  MODE       POWER    STATE  OUTCOME  WINDOW
                c-1      DISCHARGE  4,000 W  ACKED  OK       14:00:00 to 16:00:00

                What it had measured in the minute before
                TIME      MODE       CHARGE  CHARGING  DISCHARGING
                14:59:55  DISCHARGE  66.7 %  0 W       4,000 W

                Next: ./flipbridge changes b1 --from 2026-07-01T15:00:00.000Z
                """);
        assertThat(gateway.requests().getFirst().line()).isEqualTo("GET /api/devices/b1?at=2026-07-01T15%3A00%3A00Z");
    }

    @Test
    void aDeviceOfWhichLittleWasKnownIsShownAsItWas() {
        gateway.answer("GET /api/devices/b1", 200, """
                {"thing":"b1","moment":{"at":"2026-07-01T15:00:00.000Z","revision":0,"position":1,"commandCount":0,
                  "commands":[],"readings":[]}}""");

        Result result = shell.run("device", "b1", "--revision", "0");

        assertThat(result.out())
                .contains("Flip had asked nothing of it\n")
                .contains("Nothing of what it measured in the minute before had arrived\n");
        assertThat(gateway.requests().getFirst().line()).isEqualTo("GET /api/devices/b1?revision=0");
        assertThat(shell.run("device", "b1", "--revision", "0", "--at", "-1h").exit())
                .isEqualTo(2);
    }

    @Test
    void changesAreToldFieldByField() {
        gateway.answer("GET /api/devices/b1/changes", 200, """
                {"thing":"b1","from":{"at":"2026-07-01T15:00:00.000Z","revision":12,"position":1742},
                 "to":{"at":"2026-07-01T17:00:00.000Z","revision":14,"position":1999},
                 "device":[{"field":"connection","before":"ONLINE","after":"OFFLINE"},
                   {"field":"offlineSince","before":null,"after":"2026-07-01T16:30:00.000Z"},
                   {"field":"reading.stateOfCharge","before":66.7,"after":41.0}],
                 "commands":[{"commandId":"c-1","arrived":true,"fields":[
                   {"field":"status","before":null,"after":"PENDING"}]}],
                 "commandsLeftOut":1200}""");

        Result result = shell.run("changes", "b1", "--from", "-2h", "--to-revision", "14");

        assertThat(result.out()).isEqualTo("""
                b1
                  from at 15:00:00 (2 h ago), after its event number 12
                  to   at 17:00:00 (0 s ago), after its event number 14

                The battery
                  FIELD                    BEFORE  AFTER
                  connection               ONLINE  OFFLINE
                  offline since            -       16:30:00
                  reading.state of charge  66.7    41.0

                Command c-1, new
                  FIELD   BEFORE  AFTER
                  status  -       PENDING

                Older commands were not compared: 1,200
                """);
        assertThat(gateway.requests().getFirst().line())
                .isEqualTo("GET /api/devices/b1/changes?from=2026-07-01T15%3A00%3A00Z&toRevision=14");
    }

    @Test
    void noChangesAreSaid() {
        gateway.answer("GET /api/devices/b1/changes", 200, """
                {"thing":"b1","from":{"at":"2026-07-01T16:00:00Z","revision":null},
                 "to":{"at":"2026-07-01T17:00:00Z","revision":null},"device":[],"commands":[],"commandsLeftOut":0}""");

        assertThat(shell.run("changes", "b1").out()).endsWith("\nNothing is different\n");
        assertThat(gateway.requests().getFirst().line())
                .isEqualTo("GET /api/devices/b1/changes?from=2026-07-01T16%3A00%3A00Z");
    }

    @Test
    void telemetryTakesRelativeTimes() {
        gateway.answer("GET /api/devices/b1/telemetry", 200, """
                {"items":[{"at":"2026-07-01T16:00:00Z","mode":"CHARGE","chargeWh":41.666,"readings":12}]}""");

        Result result = shell.run("telemetry", "b1", "--from", "-2h", "--resolution", "HOUR");

        assertThat(result.out()).isEqualTo("""
                TIME      MODE    CHARGE WH  READINGS
                16:00:00  CHARGE  41.7       12
                """);
        assertThat(gateway.requests().getFirst().line())
                .isEqualTo("GET /api/devices/b1/telemetry?from=2026-07-01T15%3A00%3A00Z"
                        + "&to=2026-07-01T17%3A00%3A00Z&resolution=hour");
    }

    @Test
    void whatIsParkedIsListedAndShown() {
        gateway.answer("GET /api/parked", 200, """
                {"items":[{"id":"reading-1","kind":"reading","state":"parked","at":"2026-07-01T16:59:57Z","attempts":1,
                  "cause":"HTTP 422: no","subject":"reading e:7 of b1","source":"device:b1"}],"next":null}""").answer("GET /api/parked/reading-1", 200, """
                {"id":"reading-1","content":"{}"}""");

        Result list = shell.run("parked", "--kind", "READING");
        Result one = shell.run("parked", "show", "reading-1", "--reason", "the owner asks");

        assertThat(list.out()).isEqualTo("""
                ID         WHEN     TRIED  WHAT               CAUSE
                reading-1  3 s ago  1      reading e:7 of b1  HTTP 422: no
                """);
        assertThat(gateway.requests().getFirst().line())
                .isEqualTo("GET /api/parked?kind=reading&state=parked&limit=100");
        assertThat(one.out()).isEqualTo("""
                Parked reading-1
                  id       reading-1
                  content  {}
                """);
        assertThat(gateway.requests().getLast().line())
                .isEqualTo("GET /api/parked/reading-1?reason=the%20owner%20asks");
        assertThat(shell.run("parked", "show", "reading-1").exit()).isEqualTo(2);
    }

    @Test
    void whatIsParkedIsRetriedOneByOneOrAllOfAKind() {
        gateway.answer("GET /api/parked", 200, """
                {"items":[{"id":"message-1"},{"id":"message-2"},{"id":"message-3"}],"next":null}""")
                .answer("POST /api/parked/message-1/retry", 200, """
                {"id":"message-1","state":"retried"}""")
                .answer("POST /api/parked/message-2/retry", 200, """
                {"id":"message-2","state":"parked","cause":"not JSON"}""")
                .answer("POST /api/parked/message-3/retry", 409, """
                {"title":"Conflict","detail":"It was discarded","status":409}""");

        assertThat(shell.run("parked", "retry", "message-1"))
                .isEqualTo(new Result(0, "message-1  was sent again\n", ""));
        assertThat(shell.run("parked", "retry", "--all", "--kind", "MESSAGE")).isEqualTo(new Result(1, """
                message-1  was sent again
                message-2  failed again: not JSON
                message-3  Conflict: It was discarded (HTTP 409)
                1 sent again, 2 still parked
                """, ""));
        assertThat(shell.run("parked", "retry", "--all").exit()).isEqualTo(2);
    }

    @Test
    void discardingNeedsAReason() {
        gateway.answer("POST /api/parked/message-1/discard", 200, """
                {"id":"message-1","state":"discarded"}""");

        Result result = shell.run("parked", "discard", "message-1", "--reason", "a test device");

        assertThat(result).isEqualTo(new Result(0, "message-1  is discarded\n", ""));
        assertThat(gateway.requests().getFirst().body()).isEqualTo("{\"reason\":\"a test device\"}");
        assertThat(shell.run("parked", "discard", "message-1").exit()).isEqualTo(2);
    }

    @Test
    void problemsAreSentences() {
        gateway.answer("GET /api/devices/b1", 404, """
                {"title":"Not found","detail":"There is no battery b1","status":404}""");

        Result result = shell.run("device", "b1");

        assertThat(result).isEqualTo(new Result(1, "", "flipbridge: Not found: There is no battery b1 (HTTP 404)\n"));
    }

    @Test
    void aMissingTokenIsExplained() {
        gateway.answer("GET /api/devices", 401, "");

        assertThat(shell.run("devices").err())
                .isEqualTo(
                        "flipbridge: no further word (HTTP 401). Set FLIPBRIDGE_TOKEN to a support token, or --data to"
                                + " the folder of ./run, whose support-token file is used\n");
    }

    @Test
    void theTokenOfTheDataFolderIsUsed(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("support-token"), "from-file\n");
        gateway.answer("GET /api/devices", 200, "{\"items\":[]}");

        new Shell().with("FLIPBRIDGE_URL", gateway.url()).run("devices", "--data", data.toString());

        assertThat(gateway.requests().getFirst().authorization()).isEqualTo("Bearer from-file");
    }

    @Test
    void aDeadGatewayIsSaid() {
        gateway.close();

        assertThat(shell.run("devices").err())
                .startsWith("flipbridge: Nothing answers at ")
                .contains("./run");
    }

    @Test
    void watchingGoesOnWhereTheConnectionBroke() {
        // given
        gateway.answer("GET /api/devices/battery-1/live", 200, """
                id:41
                event:start
                retry:3000
                data:{"position":41,"resumed":false}

                id:42
                event:event
                data:{"position":42,"event":"CommandReceived","thing":"battery-1",
                data:"at":"2026-07-01T16:59:58.120Z","summary":"Flip ordered DISCHARGE"}

                id:57

                """)
                .answer("GET /api/devices/battery-1/live", 503, "")
                .answer("GET /api/devices/battery-1/live", 200, """
                id:57
                event:start
                data:{"position":57,"resumed":true}

                id:58
                event:event
                data:{"position":58,"event":"CommandAcked","thing":"battery-1","at":"2026-07-01T16:59:59.500Z",\
                "summary":"The battery confirmed the command"}

                """);

        // when
        Result result = shell.run("watch", "battery-1", "--events", "2");

        // then
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                Waiting for what happens. Ctrl-C ends it.
                16:59:58.120 battery-1 CommandReceived Flip ordered DISCHARGE
                16:59:59.500 battery-1 CommandAcked The battery confirmed the command
                """);
        assertThat(gateway.requests())
                .extracting(RecordingServer.Request::lastEventId)
                .containsExactly("", "57", "57");
    }

    @Test
    void watchingWhatNobodyKnowsEndsWithWhatToDo() {
        gateway.answer("GET /api/commands/c-9/live", 404, """
                {"title":"Not Found","detail":"Nothing is known of a command with the id \"c-9\"."}""");

        Result result = shell.run("watch", "--command", "c-9");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("Nothing is known of a command").doesNotContain("\tat ");
    }
}
