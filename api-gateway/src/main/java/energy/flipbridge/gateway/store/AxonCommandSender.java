package energy.flipbridge.gateway.store;

import energy.flipbridge.domain.webhook.ReceiveWebhook;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Sends commands over Axon's bus; two that meet at one aggregate are told apart by trying again. */
final class AxonCommandSender implements CommandSender {

    private static final int MOST_ATTEMPTS = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final CommandBus bus;

    AxonCommandSender(CommandBus bus) {
        this.bus = bus;
    }

    @Override
    public @Nullable Object send(Object command, Map<String, String> metadata) {
        for (int attempt = 1; ; attempt++) {
            try {
                return dispatch(command, metadata);
            } catch (AggregateStreamCreationException e) {
                if (command instanceof ReceiveWebhook webhook) {
                    throw new AlreadyStored(webhook.webhookId(), e);
                }
                retry(attempt, e);
            } catch (ConcurrencyException e) {
                retry(attempt, e);
            } catch (AggregateNotFoundException e) {
                throw new Refused(
                        "There is nothing to carry out " + command.getClass().getSimpleName() + " on", e);
            }
        }
    }

    private @Nullable Object dispatch(Object command, Map<String, String> metadata) {
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(command).withMetaData(metadata),
                (CommandMessage<?> _, CommandResultMessage<?> result) -> {
                    if (result.isExceptional()) {
                        answer.completeExceptionally(result.exceptionResult());
                    } else {
                        answer.complete(result.getPayload());
                    }
                });
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The event store did not answer within " + TIMEOUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a command was carried out", e);
        }
    }

    private static void retry(int attempt, RuntimeException conflict) {
        if (attempt >= MOST_ATTEMPTS) {
            throw conflict;
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 1L << Math.min(attempt + 2, 8)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw conflict;
        }
    }
}
