package energy.flipbridge.cli;

import java.util.List;

/** Commands that are listed together in the help. */
record CommandGroup(String title, List<Class<?>> commands) {}
