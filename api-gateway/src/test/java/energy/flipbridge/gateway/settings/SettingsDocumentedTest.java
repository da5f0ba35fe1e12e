package energy.flipbridge.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever deploys finds each setting where they look for it. */
class SettingsDocumentedTest {

    @Test
    void every_setting_is_described_beside_the_others() throws IOException {
        assertThat(missingIn(Path.of("src/main/resources/application.yml"), Settings.ALL))
                .isEmpty();
    }

    @Test
    void what_a_role_cannot_do_without_is_in_the_runbook() throws IOException {
        List<Setting> needed = Settings.ALL.stream()
                .filter(setting -> !setting.neededFor().isEmpty())
                .toList();

        assertThat(missingIn(Path.of("../docs/operations/deploy.md"), needed)).isEmpty();
    }

    /** By the last part of the name, as both write what settings have in common once. */
    private static List<String> missingIn(Path file, List<Setting> settings) throws IOException {
        String text = Files.readString(file);
        return settings.stream()
                .map(Setting::name)
                .filter(name -> !Pattern.compile("(?m)(^ *|\\.|`)"
                                + Pattern.quote(name.substring(name.lastIndexOf('.') + 1)) + "\\b(?!-)")
                        .matcher(text)
                        .find())
                .toList();
    }
}
