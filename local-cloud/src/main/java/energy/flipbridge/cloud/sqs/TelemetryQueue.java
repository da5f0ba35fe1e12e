package energy.flipbridge.cloud.sqs;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue of the telemetry rule, with the attributes that terraform gives it on AWS. */
public final class TelemetryQueue {
    public static final String NAME = "flipbridge-telemetry";
    public static final String DEAD_LETTERS = NAME + "-dlq";

    private static final String FOURTEEN_DAYS = "1209600";

    private TelemetryQueue() {}

    /** Creates the queue and its dead-letter queue, and answers the queue's URL. */
    public static String create(SqsClient sqs) {
        String deadLetters = sqs.createQueue(request -> request.queueName(DEAD_LETTERS)
                        .attributes(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS)))
                .queueUrl();
        // The ARN's region is the server's own affair: it is asked for, never put together.
        String deadLetterArn = sqs.getQueueAttributes(
                        request -> request.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return sqs.createQueue(request -> request.queueName(NAME)
                        .attributes(Map.of(
                                QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS,
                                QueueAttributeName.VISIBILITY_TIMEOUT, "30",
                                QueueAttributeName.DELAY_SECONDS, "0",
                                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "10",
                                QueueAttributeName.REDRIVE_POLICY,
                                        "{\"deadLetterTargetArn\":\"" + deadLetterArn
                                                + "\",\"maxReceiveCount\":\"1000\"}")))
                .queueUrl();
    }
}
