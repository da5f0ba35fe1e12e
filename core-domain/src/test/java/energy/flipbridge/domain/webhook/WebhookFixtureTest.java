package energy.flipbridge.domain.webhook;

import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class WebhookFixtureTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final WebhookReceived RECEIVED = new WebhookReceived(
            "msg_1", "signature", "command.created", NOON, "c0ffee", "device::garage", "00ff", "{}", null, NOON);

    private final AggregateTestFixture<WebhookAggregate> webhook = new AggregateTestFixture<>(WebhookAggregate.class);

    @Test
    void isKept() {
        webhook.givenNoPriorActivity()
                .when(new ReceiveWebhook("msg_1", RECEIVED))
                .expectEvents(RECEIVED);
    }

    @Test
    void theSecondWithTheSameIdFailsInTheStore() {
        webhook.given(RECEIVED).when(new ReceiveWebhook("msg_1", RECEIVED)).expectException(EventStoreException.class);
    }
}
