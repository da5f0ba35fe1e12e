package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows replays: all of them once, or some until they are over. */
record ReplayProgress(GatewayApi api, Terminal terminal, boolean json) {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Set<String> OVER = Set.of("done", "failed", "canceled");

    void list() {
        List<JsonNode> replays = api.replays();
        if (json) {
            replays.forEach(terminal::json);
        } else if (replays.isEmpty()) {
            terminal.line("Nothing was ever replayed");
        } else {
            Table table = new Table("VIEW", "STATE", "WHEN", "BY", "WHAT");
            replays.forEach(each -> table.row(
                    text(each, "view"),
                    text(each, "state"),
                    Times.parse(text(each, "requestedAt"))
                            .map(terminal.times()::relative)
                            .orElse(""),
                    text(each, "by"),
                    story(each)));
            terminal.table(table);
        }
    }

    /** @return the exit code */
    int await(List<String> views) throws InterruptedException {
        Set<String> open = new LinkedHashSet<>(views);
        boolean allDone = true;
        while (true) {
            List<JsonNode> going = new ArrayList<>();
            for (JsonNode replay : api.replays()) {
                if (!open.contains(text(replay, "view"))) {
                    continue;
                }
                if (OVER.contains(text(replay, "state"))) {
                    open.remove(text(replay, "view"));
                    allDone &= text(replay, "state").equals("done");
                    end(replay);
                } else {
                    going.add(replay);
                }
            }
            if (open.isEmpty()) {
                return allDone ? 0 : 1;
            }
            live(going);
            Thread.sleep(POLL);
        }
    }

    private void end(JsonNode replay) {
        if (json) {
            terminal.json(replay);
        } else {
            terminal.live("");
            terminal.line("@|bold " + text(replay, "view") + "|@  " + text(replay, "state") + ": " + story(replay));
        }
    }

    /** The one that a node works on; the others wait. */
    private void live(List<JsonNode> going) {
        if (json || going.isEmpty()) {
            return;
        }
        JsonNode shown =
                going.stream().filter(each -> each.has("startedAt")).findFirst().orElse(going.getFirst());
        String more = going.size() == 1 ? "" : "  (" + (going.size() - 1) + " more)";
        terminal.live(text(shown, "view") + "  " + text(shown, "state") + "  " + story(shown) + more);
    }

    private static String story(JsonNode replay) {
        return switch (text(replay, "state")) {
            case "done" -> comparison(replay) + unfoldable(replay);
            case "failed" -> text(replay, "failure");
            case "canceled" -> "by " + text(replay, "canceledBy");
            default -> replay.has("startedAt") ? pace(replay) : "waits for a node";
        };
    }

    private static String comparison(JsonNode replay) {
        JsonNode before = replay.path("before");
        JsonNode after = replay.path("after");
        String documents = Words.amount(after.path("documents").asLong(), "documents");
        return replay.path("equal").asBoolean(false)
                ? documents + ", the same as before, hash " + text(after, "hash")
                : documents + " with hash " + text(after, "hash") + " took the place of "
                        + Words.amount(before.path("documents").asLong(), "") + " with hash " + text(before, "hash");
    }

    private static String unfoldable(JsonNode replay) {
        long events = replay.path("unfoldable").asLong();
        return events == 0
                ? ""
                : "; " + Words.amount(events, "events could not be folded, such as") + " "
                        + text(replay.path("unfoldableExamples").path(0));
    }

    private static String pace(JsonNode replay) {
        long position = Math.max(0, replay.path("position").asLong());
        long target = Math.max(1, replay.path("target").asLong());
        String left = replay.has("secondsLeft")
                ? ", "
                        + Times.length(
                                Duration.ofSeconds(replay.path("secondsLeft").asLong())) + " left"
                : "";
        return String.format(
                Locale.ROOT,
                "%d %% of %,d events, %,d a second%s",
                Math.min(100, 100 * position / target),
                target,
                Math.round(replay.path("eventsPerSecond").asDouble()),
                left);
    }

    private static String text(JsonNode node, String name) {
        return text(node.path(name));
    }

    private static String text(JsonNode node) {
        return Words.text(node);
    }
}
