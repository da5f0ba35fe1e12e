package energy.flipbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxCommandsTest {
    private final RecordingServer sandbox = new RecordingServer();
    private final Shell shell = new Shell();
    private final String url = "--control-url=" + sandbox.url() + "/control";

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aDispatchIsOrderedPrintedAndFollowed() {
        // given
        sandbox.answer("POST /control/dispatch", 201, """
                {"device_id":"device::battery-1","event_id":"e1","command_id":"c1",
                 "starts_at":"2026-07-01T17:05:00.000Z","ends_at":"2026-07-01T18:05:00.000Z"}""")
                .answer("GET /control/commands/c1", 200, "{\"command\":{\"device_status\":\"PENDING\"}}")
                .answer("GET /control/commands/c1", 200, "{\"command\":{\"device_status\":\"OK\"}}");

        // when
        Result result = shell.run(
                "dispatch",
                "battery-1",
                "--mode",
                "discharge",
                "--power",
                "4000",
                "--for",
                "1h",
                "--at",
                "+5m",
                "--reserve",
                "20",
                "--wait",
                url);

        // then
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("""
                battery-1 shall DISCHARGE at 4,000 W from 17:05:00 to 18:05:00 (1 h)
                  command  c1
                  event    e1

                Next:
                  ./flipbridge command c1         what became of it
                  ./flipbridge history battery-1  the battery's whole story
                  ./flipbridge cancel c1          withdraw it

                Acknowledged after 0.""");
        assertThat(result.exit()).isZero();
        assertThat(sandbox.requests().getFirst().body())
                .isEqualTo("{\"device_id\":\"device::battery-1\",\"mode\":\"DISCHARGE\",\"power_w\":4000,"
                        + "\"starts_at\":\"2026-07-01T17:05:00Z\",\"duration_s\":3600,\"reserve_percentage\":20}");
    }

    @Test
    void aRefusalByTheBatteryFails() {
        sandbox.answer("POST /control/dispatch", 201, "{\"event_id\":\"e1\",\"command_id\":\"c1\"}")
                .answer("GET /control/commands/c1", 200, """
                {"command":{"device_status":"FAILED_FAULT","device_status_reason":"inverter fault"}}""");

        Result result = shell.run("dispatch", "b", "--mode", "STANDBY", "--for", "30m", "--wait", url);

        assertThat(result.out()).contains("FAILED_FAULT after 0.").endsWith(" s: inverter fault\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void silenceFailsAfterTheTimeout() {
        sandbox.answer("POST /control/dispatch", 201, "{\"event_id\":\"e1\",\"command_id\":\"c1\"}")
                .answer("GET /control/commands/c1", 200, "{\"command\":{\"device_status\":\"PENDING\"}}");

        Result result = shell.run("dispatch", "b", "--mode", "BACKUP", "--for", "1h", "--wait", "--timeout", "1s", url);

        assertThat(result.out()).contains("No answer after 1.");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void mistakesAreUsageErrors() {
        Result mistake = shell.run("dispatch", "b", "--mode", "STANDBY", "--power", "5", "--for", "1h", url);
        assertThat(mistake.exit()).isEqualTo(2);
        assertThat(mistake.out()).isEmpty();
        assertThat(mistake.err())
                .startsWith("flipbridge: --power goes with CHARGE and DISCHARGE only\nUsage: flipbridge dispatch ")
                .endsWith("THING\nTry ./flipbridge dispatch --help\n");
        assertThat(shell.run("dispatch", "b", "--mode", "STANDBY", "--for", "soon", url)
                        .exit())
                .isEqualTo(2);
        assertThat(shell.run("dispatch", "b", "--mode", "STANDBY", "--for", "1h", "--at", "soon", url)
                        .err())
                .startsWith("flipbridge: --at: \"soon\" is no time");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void wrongFieldsAreNamed() {
        sandbox.answer("POST /control/dispatch", 422, """
                {"title":"Unprocessable","detail":"The request is wrong","status":422,
                 "errors":[{"loc":["body","power_w"],"msg":"Input should be from 1 to 10000000","type":"x"}]}""");

        assertThat(shell.run("dispatch", "b", "--mode", "CHARGE", "--power", "0", "--for", "1h", url)
                        .err())
                .isEqualTo("""
                        flipbridge: Unprocessable: The request is wrong
                          power_w: Input should be from 1 to 10000000 (HTTP 422)
                        """);
    }

    @Test
    void commandsAreWithdrawnAndEnrolmentsDecided() {
        sandbox.answer("POST /control/commands/c1/cancel", 200, "{}")
                .answer("POST /control/commands/c1/opt-out", 200, "{}")
                .answer("POST /control/enrollments/n1/approve", 200, "{\"status\":\"ACTIVE\"}")
                .answer("POST /control/enrollments/n1/reject", 200, "{\"status\":\"REJECTED\"}");

        assertThat(shell.run("cancel", "c1", url).out()).startsWith("Command c1 is canceled");
        assertThat(shell.run("opt-out", "c1", url).out()).startsWith("Command c1 is opted out of");
        assertThat(shell.run("approve", "n1", url).out()).isEqualTo("Enrolment n1 is now ACTIVE\n");
        assertThat(shell.run("reject", "n1", "--reason", "no meter", url).out())
                .isEqualTo("Enrolment n1 is now REJECTED\n");
        assertThat(sandbox.requests().getLast().body()).isEqualTo("{\"reason\":\"no meter\"}");
    }

    @Test
    void theOnlyEnrolmentThatWaitsNeedsNoName() {
        String waiting =
                "{\"id\":\"%s\",\"site_id\":\"s\",\"status\":\"PENDING\",\"created_at\":\"2026-11-26T15:51:35Z\"}";
        String active = "{\"id\":\"n0\",\"status\":\"ACTIVE\"}";
        sandbox.answer("GET /control/enrollments", 200, "[" + active + "]")
                .answer("GET /control/enrollments", 200, "[" + waiting.formatted("n1") + "," + active + "]")
                .answer(
                        "GET /control/enrollments",
                        200,
                        "[" + waiting.formatted("n2") + "," + waiting.formatted("n3") + "]")
                .answer("POST /control/enrollments/n1/approve", 200, "{\"status\":\"ACTIVE\"}");

        assertThat(shell.run("approve", url)).satisfies(none -> {
            assertThat(none.exit()).isEqualTo(2);
            assertThat(none.err()).contains("No enrolment waits").contains("in the browser");
        });
        assertThat(shell.run("approve", url).out()).isEqualTo("Enrolment n1 is now ACTIVE\n");
        assertThat(shell.run("reject", url)).satisfies(several -> {
            assertThat(several.exit()).isEqualTo(2);
            assertThat(several.out()).contains("n2", "n3");
            assertThat(several.err()).contains("2 enrolments wait");
        });
    }

    @Test
    void theSandboxAndItsFaultsAreShown() {
        sandbox.answer("GET /control/state", 200, "{\"sites\":3,\"commands_by_device_status\":{\"OK\":2}}")
                .answer("POST /control/faults", 200, "{}")
                .answer("DELETE /control/faults", 204, "")
                .answer("GET /control/faults", 200, "{\"drop\":true,\"delay_ms\":0}");

        assertThat(shell.run("sandbox", url).out()).isEqualTo("""
                Flip sandbox
                  sites                      3
                  commands by device status
                    ok                       2
                """);
        assertThat(shell.run("faults", "drop=true", "delay_ms=0", url).out()).isEqualTo("""
                Faults of the sandbox
                  drop      yes
                  delay ms  0
                """);
        assertThat(sandbox.requests().get(1).body()).isEqualTo("{\"drop\":true,\"delay_ms\":0}");
        assertThat(shell.run("faults", "--clear", url).exit()).isZero();
    }
}
