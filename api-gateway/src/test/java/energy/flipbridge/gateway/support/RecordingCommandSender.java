package energy.flipbridge.gateway.support;

import energy.flipbridge.domain.webhook.ReceiveWebhook;
import energy.flipbridge.gateway.store.AlreadyStored;
import energy.flipbridge.projections.policy.CommandSender;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes every command at the edge of the event store, and refuses a second webhook of the same id as the store does. */
public final class RecordingCommandSender implements CommandSender {

    public record Sent(Object command, Map<String, String> metadata) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Set<String> webhooks = new HashSet<>();
    private volatile Function<Object, @Nullable Object> behaviour = _ -> null;

    @Override
    public synchronized @Nullable Object send(Object command, Map<String, String> metadata) {
        Object answer = behaviour.apply(command);
        if (command instanceof ReceiveWebhook webhook && !webhooks.add(webhook.webhookId())) {
            throw new AlreadyStored(webhook.webhookId(), new IllegalStateException("duplicate key"));
        }
        sent.add(new Sent(command, metadata));
        return answer;
    }

    public synchronized void answers(Function<Object, @Nullable Object> newBehaviour) {
        sent.clear();
        webhooks.clear();
        behaviour = newBehaviour;
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    public <T> List<T> commands(Class<T> type) {
        return sent.stream()
                .map(Sent::command)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
