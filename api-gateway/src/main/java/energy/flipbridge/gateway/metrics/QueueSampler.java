package energy.flipbridge.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How much telemetry waits in the queue, as SQS estimates it. */
final class QueueSampler implements Sampler {

    private static final long LONGEST_SECONDS = 10;
    private static final QueueAttributeName WAITING = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    private static final QueueAttributeName TAKEN = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

    private final SqsAsyncClient sqs;
    private final String queueUrl;
    private final Gauges messages;

    QueueSampler(SqsAsyncClient sqs, String queueUrl, MeterRegistry meters) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.messages = new Gauges(
                meters, "flipbridge.ingest.queue.messages", "telemetry messages in the queue, waiting or taken");
    }

    @Override
    public void sample() throws Exception {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(WAITING, TAKEN))
                .get(LONGEST_SECONDS, TimeUnit.SECONDS)
                .attributes();
        messages.set("state", "waiting", count(counts.get(WAITING)));
        messages.set("state", "taken", count(counts.get(TAKEN)));
    }

    private static double count(@Nullable String text) {
        return text == null ? Double.NaN : Double.parseDouble(text);
    }

    @Override
    public void forget() {
        messages.forget();
    }
}
