package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Delivery.Attempt;
import energy.flipbridge.cloud.flip.Faults.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One HTTP call of a webhook, signed when it is made (docs.flip.energy/doc-493542). */
final class WebhookCall implements AutoCloseable {
    private static final Duration STALE = Duration.ofHours(1);
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final int ANSWER_KEPT = 300;

    private final HttpClient http;
    private final WebhookSigner signer;
    private final Optional<String> bearer;
    private final InstantSource clock;
    private final InstantSource wire;
    private final Duration timeout;
    private final Faults faults;

    WebhookCall(FlipSandboxConfig config, Faults faults) {
        this.faults = faults;
        signer = new WebhookSigner(config.signingKeys());
        bearer = config.bearerSecret();
        clock = config.clock();
        wire = clock instanceof AdjustableClock adjustable ? adjustable.base() : clock;
        timeout = config.webhookTimeout();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    Attempt send(Delivery delivery, URI url) throws InterruptedException {
        if (faults.take(Kind.DROP)) {
            return new Attempt(clock.instant(), 0, null, null, "dropped by the fault 'drop'");
        }
        Duration delay = faults.settings().webhookDelay();
        if (!delay.isZero()) {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
        }
        Instant at = clock.instant();
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = within(request(delivery, url));
            String text = answer.body();
            return new Attempt(
                    at,
                    since(began),
                    answer.statusCode(),
                    text.substring(0, Math.min(text.length(), ANSWER_KEPT)),
                    null);
        } catch (IOException | TimeoutException | IllegalArgumentException e) {
            return new Attempt(at, since(began), null, null, describe(e));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** The whole exchange within the time limit, the body of the answer included. */
    private HttpResponse<String> within(HttpRequest request)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Delivery delivery, URI url) {
        long seconds = wire.instant().getEpochSecond();
        if (faults.take(Kind.STALE_TIMESTAMP)) {
            seconds -= STALE.toSeconds();
        }
        boolean forged = faults.take(Kind.WRONG_SIGNATURE);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "flip-sandbox");
        headers.put("Webhook-Id", delivery.id());
        headers.put("Webhook-Timestamp", Long.toString(seconds));
        headers.put(
                "Webhook-Signature", signer.sign(delivery.id(), seconds, delivery.body() + (forged ? " forged" : "")));
        bearer.ifPresent(secret -> {
            headers.put("Authorization", "Bearer " + secret);
            headers.put("Authentication", "Bearer " + secret);
        });
        headers.putAll(delivery.headers());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(delivery.body()));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    private String describe(Exception e) {
        return e instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private static long since(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
