package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One policy over one event: what it asks for is sent, one command after the other. */
record PolicyRun(Policy policy, CommandSender sender) {

    /**
     * @return why the event cannot be handled; the commands that could be sent were sent all the same
     * @throws RuntimeException when the store cannot be reached
     */
    Optional<RuntimeException> over(ViewEvent event) {
        List<Object> commands;
        try {
            commands = policy.react(event);
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
        List<RuntimeException> refusals = new ArrayList<>();
        for (Object command : commands) {
            try {
                sender.send(command, metadata(event));
            } catch (CommandSender.Refused e) {
                refusals.add(e);
            }
        }
        return refusals.stream().findFirst();
    }

    String name() {
        return policy.getClass().getSimpleName();
    }

    private Map<String, String> metadata(ViewEvent event) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(Audit.ACTOR, Audit.system(name()));
        metadata.put(Audit.CAUSATION, event.id());
        metadata.put(Audit.CORRELATION, Objects.requireNonNullElse(event.correlationId(), event.id()));
        if (event.source() != null) {
            metadata.put(Audit.SOURCE, event.source());
        }
        return metadata;
    }
}
