package energy.flipbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnansweredTest {
    private static final String COUNTS = """
            "causes":[{"cause":"OFFLINE","count":1},{"cause":"REJECTED","count":0},{"cause":"OURS","count":1},
              {"cause":"BATTERY","count":0}],
            "bands":[
              {"band":"UNDER_5","fromMinutes":0,"count":1,"causes":[{"cause":"OFFLINE","count":0},
                {"cause":"REJECTED","count":0},{"cause":"OURS","count":1},{"cause":"BATTERY","count":0}]},
              {"band":"FROM_5","fromMinutes":5,"count":0,"causes":[{"cause":"OFFLINE","count":0},
                {"cause":"REJECTED","count":0},{"cause":"OURS","count":0},{"cause":"BATTERY","count":0}]},
              {"band":"FROM_10","fromMinutes":10,"count":1,"causes":[{"cause":"OFFLINE","count":1},
                {"cause":"REJECTED","count":0},{"cause":"OURS","count":0},{"cause":"BATTERY","count":0}]},
              {"band":"FROM_14","fromMinutes":14,"count":0,"causes":[{"cause":"OFFLINE","count":0},
                {"cause":"REJECTED","count":0},{"cause":"OURS","count":0},{"cause":"BATTERY","count":0}]}]""";

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
    void commandsWithoutAnAnswerAreCountedAndListedWithWhatToDo() {
        // given
        gateway.answer("GET /api/unanswered", 200, """
                {"at":"2026-07-01T17:00:00.000Z","outstanding":2,"lookedAt":2,"matching":2,%s,"items":[
                  {"commandId":"c-1","thing":"cellar","ageMillis":660000,"cause":"OFFLINE","next":"See to it",
                   "turn":{"until":"2026-07-01T17:03:00.000Z"},"clockWarning":"Its clock is 3 min behind"},
                  {"commandId":"c-2","thing":"garage","ageMillis":4000,"cause":"OURS","next":"Wait",
                   "turn":{"until":null},"clockWarning":null}]}""".formatted(COUNTS));

        // when
        Result result = shell.run("unanswered");

        // then
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                Flip has no answer about 2 commands
                WAITED           OFFLINE  REJECTED  OURS  BATTERY  ALL
                0 to 5 min       -        -         1     -        1
                5 to 10 min      -        -         -     -        -
                10 to 14 min     1        -         -     -        1
                14 min and more  -        -         -     -        -

                COMMAND  BATTERY  WAITED  WHY      UNTIL     WHAT TO DO
                c-1      cellar   11 min  offline  in 3 min  See to it
                c-2      garage   4 s     ours               Wait

                cellar: Its clock is 3 min behind
                """);
        assertThat(result.exit()).isZero();
        assertThat(gateway.requests().getFirst().line()).isEqualTo("GET /api/unanswered?order=oldest&limit=50");
    }

    @Test
    void someOfThemAreAskedForAndTheRestIsSaid() {
        gateway.answer("GET /api/unanswered", 200, """
                {"outstanding":7000,"lookedAt":5000,"matching":12,%s,"items":[
                  {"commandId":"c-1","thing":"cellar","ageMillis":660000,"cause":"OFFLINE","next":"See to it"}]}""".formatted(COUNTS))
                .answer("GET /api/unanswered", 200, """
                {"outstanding":1,"lookedAt":1,"matching":0,%s,"items":[]}""".formatted(COUNTS));

        Result some = shell.run("unanswered", "--band", "from_10", "--cause", "offline", "--newest", "--limit", "1");
        Result none = shell.run("unanswered", "--cause", "rejected");

        assertThat(some.out())
                .contains(
                        "Flip has no answer about 7,000 commands\nOnly 5,000 of them were looked at\n",
                        "and 11 more\n");
        assertThat(none.out()).contains("about 1 command\n", "None of them is what you asked for\n");
        assertThat(gateway.requests())
                .extracting(RecordingServer.Request::line)
                .containsExactly(
                        "GET /api/unanswered?band=from_10&cause=offline&order=newest&limit=1",
                        "GET /api/unanswered?cause=rejected&order=oldest&limit=50");
    }

    @Test
    void thatThereAreNoneIsSaid() {
        gateway.answer("GET /api/unanswered", 200, """
                {"outstanding":0,"lookedAt":0,"matching":0,"items":[]}""");

        assertThat(shell.run("unanswered").out()).isEqualTo("Flip has an answer about every command\n");
        assertThat(shell.run("unanswered", "--json").out()).contains("\"outstanding\" : 0");
    }

    @Test
    void devicesAreListedWithTheClocksThatAreWrong() {
        gateway.answer("GET /api/devices", 200, """
                {"items":[{"thing":"b-1","clockWarning":null},
                  {"thing":"b-2","clockWarning":"Its clock is 3 min behind: it would be late"}],"next":null}""");

        assertThat(shell.run("devices").out()).endsWith("""

                b-2: Its clock is 3 min behind: it would be late
                """);
    }

    @Test
    void aDeviceIsShownWithItsClockThatIsWrong() {
        gateway.answer("GET /api/devices/b-2", 200, """
                {"thing":"b-2","clockOffsetMillis":-185000,"clockWarning":"Its clock is 3 min behind"}""");

        assertThat(shell.run("device", "b-2").out()).contains("clock warning        Its clock is 3 min behind");
    }
}
