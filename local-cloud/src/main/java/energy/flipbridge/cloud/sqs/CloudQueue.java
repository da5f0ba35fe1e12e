package energy.flipbridge.cloud.sqs;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues, each with the attributes that terraform gives it on AWS, and with a queue for its dead letters. */
public enum CloudQueue {
    TELEMETRY("flipbridge-telemetry", 1000),
    /** What is refused again and again is no webhook of Flip's, or the key for it is missing. */
    WEBHOOKS("flipbridge-webhooks", 20);

    private static final String FOURTEEN_DAYS = "1209600";

    private final String title;
    private final int mostReceptions;

    CloudQueue(String title, int mostReceptions) {
        this.title = title;
        this.mostReceptions = mostReceptions;
    }

    public String title() {
        return title;
    }

    public String deadLetters() {
        return title + "-dlq";
    }

    /** Creates the queue and its dead-letter queue, and answers the queue's URL. */
    String create(SqsClient sqs) {
        String deadLetterUrl = sqs.createQueue(request -> request.queueName(deadLetters())
                        .attributes(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS)))
                .queueUrl();
        // The ARN's region is the server's own affair: it is asked for, never put together.
        String deadLetterArn = sqs.getQueueAttributes(
                        request -> request.queueUrl(deadLetterUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return sqs.createQueue(request -> request.queueName(title)
                        .attributes(Map.of(
                                QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS,
                                QueueAttributeName.VISIBILITY_TIMEOUT, "30",
                                QueueAttributeName.DELAY_SECONDS, "0",
                                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "10",
                                QueueAttributeName.REDRIVE_POLICY,
                                        "{\"deadLetterTargetArn\":\"" + deadLetterArn + "\",\"maxReceiveCount\":\""
                                                + mostReceptions + "\"}")))
                .queueUrl();
    }
}
