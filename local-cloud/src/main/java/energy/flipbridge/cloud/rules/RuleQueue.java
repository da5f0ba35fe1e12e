package energy.flipbridge.cloud.rules;

import java.util.concurrent.CompletableFuture;

/** Where a rule's messages go. The future completes once the message is in the queue, or with the reason why not. */
public interface RuleQueue {
    CompletableFuture<Void> send(String body);
}
