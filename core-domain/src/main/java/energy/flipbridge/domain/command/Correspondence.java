package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What passed between Flip and the bridge about a command; it recognises what comes twice.
 *
 * @param webhooks ids of the newest ones
 * @param reportedVersion the newest version whose outcome Flip has
 */
record Correspondence(
        List<String> webhooks,
        int reportedVersion,
        @Nullable OutcomeAttemptFailed lastFailure) {

    static final Correspondence NONE = new Correspondence(List.of(), 0, null);

    private static final int MOST_WEBHOOKS = 64;

    boolean has(String webhookId) {
        return webhooks.contains(webhookId);
    }

    Correspondence having(String webhookId) {
        List<String> ids = new ArrayList<>(webhooks);
        ids.add(webhookId);
        List<String> newest = List.copyOf(ids.subList(Math.max(0, ids.size() - MOST_WEBHOOKS), ids.size()));
        return new Correspondence(newest, reportedVersion, lastFailure);
    }

    Correspondence reported(OutcomeReported event) {
        return new Correspondence(webhooks, Math.max(reportedVersion, event.version()), lastFailure);
    }

    Correspondence failed(OutcomeAttemptFailed event) {
        return new Correspondence(webhooks, reportedVersion, event);
    }
}
