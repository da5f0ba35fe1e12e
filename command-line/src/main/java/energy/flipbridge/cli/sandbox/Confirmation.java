package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Follows a command in the sandbox until the battery's answer has arrived there. */
final class Confirmation {
    private static final Duration POLL = Duration.ofMillis(100);
    private final SandboxApi api;
    private final Terminal terminal;

    Confirmation(SandboxApi api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /** The exit code: 0 when the battery confirmed, 1 when it failed or stayed silent. */
    int await(String commandId, Duration timeout) throws InterruptedException {
        terminal.line("");
        long begun = System.nanoTime();
        while (true) {
            JsonNode command = api.command(commandId).path("command");
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            String status = Words.text(command.path("device_status"));
            if (!status.isEmpty() && !status.equals("PENDING")) {
                return report(status, Words.text(command.path("device_status_reason")), waited);
            }
            if (waited.compareTo(timeout) > 0) {
                terminal.live("");
                terminal.line("@|red No answer|@ after " + seconds(waited) + ". Is the battery online?"
                        + " ./flipbridge devices shows it");
                return 1;
            }
            terminal.live("@|yellow Waiting|@ for the battery's answer, " + seconds(waited));
            Thread.sleep(POLL);
        }
    }

    private int report(String status, String reason, Duration waited) {
        terminal.live("");
        if (status.equals("OK")) {
            terminal.line("@|green Acknowledged|@ after " + seconds(waited));
            return 0;
        }
        terminal.line("@|red " + status + "|@ after " + seconds(waited) + (reason.isEmpty() ? "" : ": " + reason));
        return 1;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
