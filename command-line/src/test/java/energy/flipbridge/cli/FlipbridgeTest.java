package energy.flipbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cli.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlipbridgeTest {
    private final Shell shell = new Shell();

    @Test
    void withoutArgumentsItHelps() {
        Result result = shell.run();

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("Identities of batteries in AWS IoT\n  provision-device ")
                .contains("The running bridge\n  devices ")
                .contains("The Flip sandbox\n  dispatch ")
                .contains("Examples, while ./run is running:");
    }

    @Test
    void everyCommandHasHelp() {
        for (CommandGroup group : CommandGroups.ALL) {
            for (Class<?> type : group.commands()) {
                String name =
                        type.getAnnotation(picocli.CommandLine.Command.class).name();
                Result result = shell.run(name, "--help");
                assertThat(result.exit()).as(name).isZero();
                assertThat(result.out()).as(name).contains("Usage: flipbridge " + name);
            }
        }
    }

    @Test
    void aMistypedCommandIsAUsageErrorWithAHint() {
        Result result = shell.run("dispach");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Did you mean: flipbridge dispatch").contains("Try ./flipbridge --help");
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertThat(shell.run("completion").out()).contains("rotate-certificate").contains("complete -F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provision-device|a b|target/nowhere",
                "show|a b",
                "device|a b",
                "device|garage|--at|yesterday",
                "device|garage|--revision|newest",
                "changes|garage|--from|yesterday",
                "changes|garage|--from|-1h|--from-revision|3",
                "history|a/b",
                "history|garage|--export|garage.txt",
                "history|garage|--from|yesterday",
                "telemetry|ä",
                "dispatch|a b|--mode|DISCHARGE|--power|1|--for|1h",
                "telemetry|garage|--from|yesterday",
                "run-fleet|--devices|0|--dir|target/nowhere",
                "registration-url|target/nowhere|ftp://example.org"
            })
    void aWrongArgumentIsAUsageError(String line) {
        String[] arguments = line.split("\\|");

        Result result = shell.run(arguments);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("flipbridge: ")
                .contains("Usage: flipbridge " + arguments[0], "Try ./flipbridge " + arguments[0] + " --help")
                .doesNotContain("\tat ", "Unexpected");
    }

    @Test
    void aWrongThingNameIsToldWithTheRule() {
        assertThat(shell.run("provision-device", "a b", "target/nowhere").err())
                .contains("\"a b\" is no thing name: AWS IoT takes 1 to 128 letters");
    }
}
