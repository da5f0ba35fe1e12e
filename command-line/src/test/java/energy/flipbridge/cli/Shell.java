package energy.flipbridge.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs commands as the main program does, at a fixed time, and keeps what they print. */
final class Shell {
    static final Instant NOW = Instant.parse("2026-07-01T17:00:00Z");

    private final Map<String, String> variables = new HashMap<>();
    private Optional<Integer> width = Optional.empty();

    record Result(int exit, String out, String err) {}

    Shell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Shell wide(int columns) {
        width = Optional.of(columns);
        return this;
    }

    Result run(String... arguments) {
        var environment =
                new Environment(variables, Clock.fixed(NOW, ZoneOffset.UTC), Path.of("no-such-folder"), width);
        CommandLine commandLine = Flipbridge.commandLine(environment);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int exit = commandLine.execute(arguments);
        return new Result(exit, out.toString(), err.toString());
    }
}
