/** SQS, by ElasticMQ, and the sender of the topic rules. */
@NullMarked
package energy.flipbridge.cloud.sqs;

import org.jspecify.annotations.NullMarked;
