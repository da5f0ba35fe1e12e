package energy.flipbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayCommandsTest {
    private static final String BUILDING = """
            {"view":"devices","state":"building","by":"support:ada","requestedAt":"2026-07-01T16:59:57Z",
             "startedAt":"2026-07-01T16:59:58Z","position":250,"target":1000,"eventsPerSecond":1234.5,"secondsLeft":90,
             "unfoldable":0,"unfoldableExamples":[]}""";
    private static final String EQUAL = """
            {"view":"devices","state":"done","by":"support:ada","requestedAt":"2026-07-01T16:59:57Z",
             "startedAt":"2026-07-01T16:59:58Z","position":1000,"target":1000,"eventsPerSecond":1234.5,"equal":true,
             "before":{"documents":1200,"hash":"5e1f"},"after":{"documents":1200,"hash":"5e1f"},
             "unfoldable":0,"unfoldableExamples":[]}""";
    private static final String DIFFERENT = """
            {"view":"homes","state":"done","equal":false,"before":{"documents":2,"hash":"aa"},
             "after":{"documents":3,"hash":"bb"},
             "unfoldable":2,"unfoldableExamples":["HomeOpened at position 7: no"]}""";

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
    void aReplayIsFollowedToItsEnd() {
        // given
        gateway.answer("POST /api/replays", 202, page(BUILDING))
                .answer("GET /api/replays", 200, page(BUILDING))
                .answer("GET /api/replays", 200, page(EQUAL));

        // when
        Result result = shell.run("replay", "devices", "--from", "120", "--reason", "documents are missing");

        // then
        assertThat(result)
                .isEqualTo(new Result(0, "devices  done: 1,200 documents, the same as before, hash 5e1f\n", ""));
        assertThat(gateway.requests().getFirst().body())
                .isEqualTo("{\"view\":\"devices\",\"fromPosition\":120,\"reason\":\"documents are missing\"}");
    }

    @Test
    void aDifferenceIsSaidAndAFailureEndsWithOne() {
        gateway.answer("POST /api/replays", 202, page(BUILDING, "{\"view\":\"homes\"}"))
                .answer("GET /api/replays", 200, page(DIFFERENT, """
                        {"view":"devices","state":"failed","failure":"the store is away"}"""));

        assertThat(shell.run("replay", "all", "--reason", "a test")).isEqualTo(new Result(1, """
                homes  done: 3 documents with hash bb took the place of 2 with hash aa; 2 events could not be folded, \
                such as HomeOpened at position 7: no
                devices  failed: the store is away
                """, ""));
    }

    @Test
    void aReplayCanBeLeftAloneAndLookedAtLater() {
        gateway.answer("POST /api/replays", 202, page(BUILDING)).answer("GET /api/replays", 200, page(BUILDING, """
                {"view":"homes","state":"canceled","by":"support:ada","canceledBy":"support:grace"}"""));

        assertThat(shell.run("replay", "devices", "--reason", "a test", "--detach")
                        .out())
                .isEqualTo("""
                Begun: devices
                Next:  ./flipbridge replay
                """);
        assertThat(shell.run("replay").out()).isEqualTo("""
                VIEW     STATE     WHEN     BY           WHAT
                devices  building  3 s ago  support:ada  25 % of 1,000 events, 1,235 a second, 90 s left
                homes    canceled           support:ada  by support:grace
                """);
    }

    @Test
    void aReplayNeedsAReasonAndCanBeCanceled() {
        gateway.answer("DELETE /api/replays/devices", 202, BUILDING);

        assertThat(shell.run("replay", "devices"))
                .returns(2, Result::exit)
                .satisfies(result -> assertThat(result.err()).contains("--reason is needed"));
        assertThat(shell.run("replay", "devices", "--cancel")).isEqualTo(new Result(0, """
                The replay of devices ends within seconds; the view stays as it is
                """, ""));
    }

    @Test
    void processorsAreATable() {
        gateway.answer("GET /api/processors", 200, page("""
                {"name":"delivery","kind":"view","state":"paused","position":1200,"head":1234,"lag":34,
                 "eventsPerSecond":0,"segments":[{"segment":0,"position":1200},{"segment":1,"position":1201}],
                 "pause":{"by":"support:ada","reason":"the broker is moved","at":"2026-07-01T16:59:57Z"}}""", """
                {"name":"devices","kind":"view","state":"running","position":1234,"head":1234,"lag":0,
                 "eventsPerSecond":12.4,"segments":[{"segment":0,"position":1234,"node":"7@one"}],
                 "pausedForReplay":false}"""));

        assertThat(shell.run("processors").out()).isEqualTo("""
                PROCESSOR  STATE    POSITION  BEHIND  PER SECOND  SEGMENTS  PAUSED
                delivery   paused   1,200     34      0           0 of 2    by support:ada: the broker is moved
                devices    running  1,234     0       12          1 of 1
                """);
    }

    @Test
    void aProcessorIsPausedAndResumedWithAReason() {
        gateway.answer("POST /api/processors/delivery/pause", 200, "{\"name\":\"delivery\"}")
                .answer("POST /api/processors/delivery/resume", 409, """
                        {"title":"Conflict","detail":"delivery is not paused","status":409}""");

        assertThat(shell.run("processors", "pause", "delivery", "--reason", "a test"))
                .isEqualTo(new Result(0, "delivery  stands still within seconds, on all nodes\n", ""));
        assertThat(gateway.requests().getFirst().body()).isEqualTo("{\"reason\":\"a test\"}");
        assertThat(shell.run("processors", "resume", "delivery", "--reason", "a test"))
                .isEqualTo(new Result(1, "", "flipbridge: Conflict: delivery is not paused (HTTP 409)\n"));
        assertThat(shell.run("processors", "pause", "delivery").exit()).isEqualTo(2);
    }

    private static String page(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":null}";
    }
}
