package energy.flipbridge.gateway.webhook;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.WebhookSettings;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.RequestIdFilter;
import energy.flipbridge.gateway.webhook.Verification.Genuine;
import energy.flipbridge.gateway.webhook.Verification.NotGenuine;
import energy.flipbridge.gateway.webhook.Verification.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Flip's webhooks. The answer is 204 once the webhook is durably stored, whatever its content: Flip sends anything else
 * again and may suspend the endpoint (docs.flip.energy/webhooks), and a body that cannot be read would be no better the
 * second time. Only a store that cannot be reached is worth another delivery: 503.
 */
@RestController
@OnRole(Role.WEBHOOK)
@Tag(name = "Webhooks", description = "For Flip alone")
class WebhookController {

    static final int LARGEST_BODY = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
    private static final Duration LONGEST_STORE = Duration.ofMillis(4_500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** The documentation of the body. */
    @Schema(name = "FlipWebhook")
    record WebhookBody(
            @Schema(example = "command.created") String event_type,

            @Schema(
                    description = "a command, event or enrolment of Flip's",
                    type = "object",
                    additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            Object event_object,

            Instant timestamp) {}

    private static final Scheduler STORING = Schedulers.newBoundedElastic(32, 2_000, "webhooks", 60, true);

    private final Verifier verifier;
    private final Inbox inbox;
    private final InstantSource clock;
    private final WebhookCounts counts;

    WebhookController(WebhookSettings settings, Inbox inbox, InstantSource clock, MeterRegistry meters) {
        this.verifier = new Verifier(settings);
        this.inbox = inbox;
        this.clock = clock;
        this.counts = new WebhookCounts(meters, Route.HTTP);
    }

    @PostMapping("/api/flip-webhook")
    @Operation(
            operationId = "receiveFlipWebhook",
            summary = "Receives a webhook of Flip's",
            description = "Signed as Standard Webhooks say, or with the older bearer secret. 204 means durably stored.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = WebhookBody.class))))
    @ApiResponse(responseCode = "204", description = "stored, now or before", content = @Content)
    @SecurityRequirements
    Mono<ResponseEntity<Void>> receive(ServerHttpRequest request, ServerWebExchange exchange) {
        if (request.getHeaders().getContentLength() > LARGEST_BODY) {
            return Mono.error(tooLarge());
        }
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .map(WebhookController::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
                .flatMap(body -> Mono.fromCallable(() -> keep(request.getHeaders(), body))
                        .subscribeOn(STORING)
                        .timeout(LONGEST_STORE))
                .onErrorMap(e -> e instanceof ProblemException ? e : unavailable(e, exchange))
                .thenReturn(ResponseEntity.noContent().build());
    }

    private Inbox.Kept keep(HttpHeaders headers, byte[] body) {
        Instant now = clock.instant();
        return switch (verifier.verify(headers, body, now)) {
            case NotGenuine(Refusal refusal) -> throw refused(refusal);
            case Genuine genuine -> {
                Inbox.Kept kept = inbox.keep(headers.getFirst(Verifier.ID), genuine, body, now);
                counts.received(kept);
                yield kept;
            }
        };
    }

    private ProblemException refused(Refusal refusal) {
        counts.refused(refusal.name());
        HttpStatus status = refusal.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
        return new ProblemException(status, "webhook-" + WebhookCounts.tag(refusal.name()), refusal.detail());
    }

    private ProblemException tooLarge() {
        counts.refused(WebhookCounts.TOO_LARGE);
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "A webhook may have at most 256 KB.");
    }

    private ProblemException unavailable(Throwable cause, ServerWebExchange exchange) {
        counts.refused(WebhookCounts.STORE_UNAVAILABLE);
        LOG.atError()
                .addKeyValue("requestId", RequestIdFilter.idOf(exchange))
                .setCause(cause)
                .log("a genuine webhook could not be stored; Flip is asked to send it again");
        return ProblemException.unavailable(
                "store-unavailable", "The webhook could not be stored. Send it again.", RETRY_AFTER);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
