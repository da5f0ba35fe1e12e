package energy.flipbridge.gateway.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The prototype's way in: an EventBridge Pipe posts one SQS record after the other. */
@RestController
@OnRole(Role.INGEST)
@Tag(name = "Ingest", description = "For AWS alone")
class PipeController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Ingest ingest;
    private final InstantSource clock;

    PipeController(Ingest ingest, InstantSource clock) {
        this.ingest = ingest;
        this.clock = clock;
    }

    /**
     * An SQS record as AWS writes it.
     *
     * @param body the queue message's body: JSON in a text
     */
    record SqsRecord(
            @JsonProperty("messageId") @Nullable String messageId,
            @JsonProperty("body") @Nullable String body,
            @JsonProperty("attributes") @Nullable Map<String, String> attributes) {}

    record Taken(String message) {}

    @PostMapping(
            path = "/api/devices/telemetry",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "takeTelemetry",
            summary = "Takes one SQS record with a battery's message",
            description = "For an EventBridge Pipe, as the prototype's. 200 means stored, now or before.")
    @SecurityRequirement(name = "sharedSecret")
    Mono<Taken> telemetry(@RequestBody SqsRecord sqsRecord) {
        if (sqsRecord.messageId() == null || sqsRecord.body() == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "An SQS record with messageId and body is expected.");
        }
        QueueMessage message = new QueueMessage(sqsRecord.messageId(), sqsRecord.body(), sentAt(sqsRecord));
        return Mono.fromFuture(ingest.offer(message).orElseThrow(PipeController::tooMany))
                .thenReturn(new Taken("The telemetry is stored."));
    }

    private static ProblemException tooMany() {
        return ProblemException.unavailable(
                "too-much-waits", "Too many messages wait to be stored. Send it again.", RETRY_AFTER);
    }

    private Instant sentAt(SqsRecord sqsRecord) {
        String sentAt =
                sqsRecord.attributes() == null ? null : sqsRecord.attributes().get("SentTimestamp");
        try {
            return sentAt == null ? clock.instant() : Instant.ofEpochMilli(Long.parseLong(sentAt));
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "attributes.SentTimestamp must be milliseconds since 1970.", e);
        }
    }
}
