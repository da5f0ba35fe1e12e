package energy.flipbridge.gateway.settings;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the application cannot start in plain lines, while the log is JSON; whoever started it reads this first. */
final class PlainFailureReport implements FailureAnalysisReporter {

    @Override
    @SuppressWarnings("SystemOut")
    public void report(FailureAnalysis analysis) {
        StringBuilder text = new StringBuilder("\nFlipbridge cannot start. ").append(analysis.getDescription());
        if (analysis.getAction() != null && !analysis.getAction().isBlank()) {
            text.append("\n\n").append(analysis.getAction());
        }
        System.err.println(text);
    }
}
