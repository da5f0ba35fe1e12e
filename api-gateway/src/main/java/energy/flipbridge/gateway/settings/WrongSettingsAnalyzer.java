package energy.flipbridge.gateway.settings;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the wrong settings as a list instead of a stack trace. */
final class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSettings cause) {
        int count = cause.lines().size();
        String list = cause.lines().stream().collect(Collectors.joining("\n  - ", "  - ", ""));
        String heading = count == 1 ? "One setting is missing or wrong:" : count + " settings are missing or wrong:";
        return new FailureAnalysis(
                heading + "\n\n" + list,
                "Give each as a property (--flipbridge.flip.api-key=...), as an environment variable "
                        + "(FLIPBRIDGE_FLIP_API_KEY=...) or in <data>/gateway.properties, then start again. "
                        + "On one machine, ./run writes that file.",
                cause);
    }
}
