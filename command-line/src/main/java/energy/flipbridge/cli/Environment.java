package energy.flipbridge.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a command knows of the world around it.
 *
 * @param clock the time and the zone that times are shown in
 * @param home the folder of this project
 * @param width columns of the terminal; empty when the output is no terminal
 */
public record Environment(Map<String, String> variables, Clock clock, Path home, Optional<Integer> width) {

    static Environment ofProcess() {
        Map<String, String> variables = System.getenv();
        Path home = Path.of(
                Optional.ofNullable(System.getProperty("flipbridge.home")).orElse(""));
        Optional<Integer> width = Optional.ofNullable(variables.get("FLIPBRIDGE_COLUMNS"))
                .filter(columns -> columns.matches("[1-9][0-9]{1,4}"))
                .map(Integer::valueOf);
        return new Environment(variables, Clock.system(ZoneId.systemDefault()), home, width);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
