package energy.flipbridge.cli.text;

import energy.flipbridge.cli.Environment;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.OptionalInt;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** Where a command prints: colours and live lines only on a terminal that takes them. */
public final class Terminal {
    private final PrintWriter out;
    private final Ansi ansi;
    private final Environment environment;

    public Terminal(CommandSpec spec, Environment environment) {
        this.out = spec.commandLine().getOut();
        this.ansi = spec.commandLine().getColorScheme().ansi();
        this.environment = environment;
    }

    /** Prints a line; {@code @|style text|@} is picocli's markup. */
    public void line(String text) {
        out.println(ansi.string(text));
        out.flush();
    }

    public void json(JsonNode node) {
        out.println(node.toPrettyString());
        out.flush();
    }

    public void table(Table table) {
        table.lines(width()).forEach(this::line);
    }

    /** Replaces the current line; nothing when the output is no terminal. */
    public void live(String text) {
        if (isLive()) {
            out.print("\r\u001B[K" + ansi.string(text));
            out.flush();
        }
    }

    public boolean isLive() {
        return ansi.enabled();
    }

    public Clock clock() {
        return environment.clock();
    }

    public Times times() {
        return new Times(environment.clock());
    }

    public OptionalInt width() {
        return environment.width().map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
