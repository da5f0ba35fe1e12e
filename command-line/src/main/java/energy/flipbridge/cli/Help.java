package energy.flipbridge.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the commands of the help in their groups. */
final class Help {
    private Help() {}

    static Map<String, IHelpSectionRenderer> sections(Map<String, IHelpSectionRenderer> usual) {
        Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(usual);
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, _ -> "");
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Help::commands);
        return sections;
    }

    private static String commands(picocli.CommandLine.Help help) {
        if (help.subcommands().isEmpty()) {
            return "";
        }
        if (help.commandSpec().parent() != null) {
            return help.colorScheme().ansi().string("\n@|bold Commands|@\n") + help.commandList();
        }
        StringBuilder text = new StringBuilder();
        for (CommandGroup group : CommandGroups.ALL) {
            text.append(help.colorScheme().ansi().string("\n@|bold " + group.title() + "|@\n"));
            for (Class<?> type : group.commands()) {
                Command command = type.getAnnotation(Command.class);
                text.append(help.colorScheme()
                        .ansi()
                        .string("  @|yellow %-20s|@ %s\n".formatted(command.name(), summary(command))));
            }
        }
        return text.toString();
    }

    private static String summary(Command command) {
        String[] lines = command.header().length > 0 ? command.header() : command.description();
        return lines.length > 0 ? lines[0] : "";
    }
}
