package energy.flipbridge.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code flipbridge} command. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "flipbridge",
        mixinStandardHelpOptions = true,
        version = "Flipbridge 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        header = "Connects home batteries to Flip, a virtual power plant.",
        footer = {
            "",
            "Examples, while ./run is running:",
            "  ./flipbridge devices",
            "  ./flipbridge dispatch battery-1 --mode DISCHARGE --power 4000 --for 1h --wait",
            "  ./flipbridge history battery-1",
            "",
            "More about a command: ./flipbridge COMMAND --help"
        })
public final class Flipbridge implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(Environment.ofProcess());
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(arguments));
    }

    static CommandLine commandLine(Environment environment) {
        CommandLine root = new CommandLine(new Flipbridge());
        var factory = new CommandFactory(environment);
        for (CommandGroup group : CommandGroups.ALL) {
            for (Class<?> command : group.commands()) {
                CommandLine subcommand = new CommandLine(factory.create(command), factory);
                subcommand.getCommandSpec().mixinStandardHelpOptions(true).version("Flipbridge 0.1.0");
                root.addSubcommand(subcommand);
            }
        }
        environment.width().ifPresent(columns -> root.setUsageHelpWidth(Math.clamp(columns, 60, 110)));
        Failures failures = new Failures(environment);
        return root.setHelpSectionMap(Help.sections(root.getHelpSectionMap()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
