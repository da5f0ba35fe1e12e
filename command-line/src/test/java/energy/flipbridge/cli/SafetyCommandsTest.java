package energy.flipbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafetyCommandsTest {
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
    void a_battery_is_stopped_or_only_monitored() {
        gateway.answer("POST /api/stops", 202, "").answer("POST /api/stops", 202, "");

        Result stopped = shell.run("stop", "b1", "--reason", "smoke");
        Result monitored = shell.run("stop", "b1", "--monitor-only", "--reason", "a technician");

        assertThat(stopped).isEqualTo(new Result(0, """
                b1: stopped from now on
                Next: ./flipbridge stops
                """, ""));
        assertThat(monitored.out()).startsWith("b1: only monitored from now on");
        assertThat(gateway.requests())
                .extracting(RecordingServer.Request::body)
                .containsExactly(
                        "{\"scope\":\"DEVICE\",\"subject\":\"b1\",\"reason\":\"smoke\"}",
                        "{\"scope\":\"DEVICE\",\"subject\":\"b1\",\"mode\":\"MONITOR_ONLY\",\"reason\":\"a technician\"}");
    }

    @Test
    void a_home_and_the_fleet_are_stopped_and_resumed() {
        gateway.answer("POST /api/stops", 202, "")
                .answer("POST /api/stops/lift", 202, "")
                .answer("POST /api/stops/lift", 202, "");

        assertThat(shell.run("stop", "--home", "site-1", "--reason", "water").out())
                .startsWith("The batteries of site-1: stopped from now on");
        assertThat(shell.run("resume", "--home", "site-1", "--reason", "it is dry")
                        .out())
                .isEqualTo("The batteries of site-1: the stop is lifted\n");
        assertThat(shell.run("resume", "--fleet", "--reason", "it is over").out())
                .isEqualTo("All batteries: the stop is lifted\n");

        assertThat(gateway.requests())
                .extracting(RecordingServer.Request::body)
                .containsExactly(
                        "{\"scope\":\"HOME\",\"subject\":\"site-1\",\"reason\":\"water\"}",
                        "{\"scope\":\"HOME\",\"subject\":\"site-1\",\"reason\":\"it is dry\"}",
                        "{\"scope\":\"FLEET\",\"reason\":\"it is over\"}");
    }

    @Test
    void what_is_stopped_is_one_thing_and_has_a_reason() {
        assertThat(shell.run("stop", "b1").exit()).isEqualTo(2);
        assertThat(shell.run("stop", "--reason", "x").exit()).isEqualTo(2);
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void what_stands_is_listed() {
        gateway.answer("GET /api/stops", 200, """
                {"items":[{"scope":"FLEET","mode":"STOP","reason":"a recall","since":"2026-07-01T16:59:57Z",
                   "actor":"support:ada"},
                 {"scope":"HOME","subject":"site-1","mode":"STOP","reason":"water","since":"2026-07-01T16:59:57Z"},
                 {"scope":"DEVICE","subject":"b1","mode":"MONITOR_ONLY","reason":"a technician",
                   "since":"2026-07-01T16:59:57Z","actor":"support:bob"}],"next":null}""").answer("GET /api/stops", 200, "{\"items\":[],\"next\":null}");

        assertThat(shell.run("stops").out()).isEqualTo("""
                WHAT           MODE       SINCE    BY           WHY
                all batteries  stopped    3 s ago  support:ada  a recall
                home site-1    stopped    3 s ago               water
                b1             monitored  3 s ago  support:bob  a technician
                """);
        assertThat(shell.run("stops").out()).isEqualTo("Nothing is stopped\n");
    }

    @Test
    void the_list_of_batteries_says_which_are_stopped() {
        gateway.answer("GET /api/devices", 200, """
                {"items":[{"thing":"b1","connection":"ONLINE","stops":[{"scope":"FLEET","mode":"STOP"},
                   {"scope":"DEVICE","mode":"MONITOR_ONLY"}]},
                 {"thing":"b2","connection":"OFFLINE","stops":[{"scope":"DEVICE","mode":"MONITOR_ONLY"}]},
                 {"thing":"b3","connection":"ONLINE","stops":[]}],"next":null}""");

        assertThat(shell.run("devices").out())
                .contains("online, stopped")
                .contains("offline, monitored")
                .containsPattern("b3 .* online  ");
    }

    @Test
    void what_waits_is_sent_again_and_a_command_called_off() {
        gateway.answer("POST /api/devices/b1/resend", 202, "").answer("POST /api/commands/c-1/call-off", 202, "");

        assertThat(shell.run("resend", "b1", "--reason", "it was off").out())
                .startsWith("What waits for b1 is sent again");
        assertThat(shell.run("call-off", "c-1", "--reason", "a mistake").out())
                .startsWith("Called off; the battery is told to drop it");

        assertThat(gateway.requests())
                .extracting(RecordingServer.Request::body)
                .containsExactly("{\"reason\":\"it was off\"}", "{\"reason\":\"a mistake\"}");
    }

    @Test
    void a_test_tells_where_to_look() {
        gateway.answer("POST /api/devices/b1/test", 202, "{\"commandId\":\"test-1\"}");

        assertThat(shell.run("test", "b1").out()).isEqualTo("""
                On its way to b1
                Next: ./flipbridge command test-1
                """);
    }
}
