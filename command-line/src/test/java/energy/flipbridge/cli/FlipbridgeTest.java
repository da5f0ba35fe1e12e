package energy.flipbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cli.Shell.Result;
import org.junit.jupiter.api.Test;

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

    @Test
    void aRefusedThingNameFailsWithoutAStackTrace() {
        Result result = shell.run("provision-device", "a b", "target/nowhere");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("flipbridge: \"a b\" is no thing name")
                .doesNotContain("\tat ");
    }
}
