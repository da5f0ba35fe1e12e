package energy.flipbridge.gateway.flip;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to Flip over HTTP, bounded in time and size. Tokens go into the header and nowhere else. */
final class FlipHttp implements AutoCloseable {

    private static final long LARGEST_ANSWER = 8L * 1024 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final String base;
    private final Duration timeout;
    private final Clock clock;
    private final FlipMeters meters;

    FlipHttp(URI apiUrl, Duration timeout, Clock clock, FlipMeters meters) {
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.base = apiUrl.toString().replaceAll("/+$", "");
        this.timeout = timeout;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param path with every part percent-encoded
     * @param body JSON, or empty for none
     */
    FlipReply send(String method, String path, String token, byte[] body) throws Unreachable {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        if (body.length > 0) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        Timer.Sample call = meters.begin();
        try {
            FlipReply reply = await(
                    http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER)));
            meters.answered(call, method, path, reply.status());
            return reply;
        } catch (Unreachable e) {
            meters.unanswered(call, method, path);
            throw e;
        }
    }

    /** @return Flip's status; any shows that Flip is there */
    int probe() throws Unreachable {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/"));
        return await(http.sendAsync(
                        request.timeout(timeout)
                                .method("HEAD", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER)))
                .status();
    }

    private FlipReply await(CompletableFuture<HttpResponse<byte[]>> pending) throws Unreachable {
        try {
            HttpResponse<byte[]> answer = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new FlipReply(
                    answer.statusCode(),
                    answer.body(),
                    RetryAfter.of(answer.headers().firstValue("Retry-After"), clock.instant()));
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw tooSlow(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            boolean wasSlow = cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
            throw wasSlow ? tooSlow(cause) : unreachable(cause);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while waiting for Flip", true, e);
        }
    }

    private Unreachable tooSlow(Throwable cause) {
        return new Unreachable("Flip did not answer within " + timeout.toMillis() + " ms", true, cause);
    }

    private static Unreachable unreachable(Throwable cause) {
        boolean wasNeverSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException;
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Unreachable("Flip cannot be reached: " + FlipReply.bounded(reason), !wasNeverSent, cause);
    }

    /** one part of a path, encoded wholly */
    static String encoded(String part) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_~".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** No answer came. */
    static final class Unreachable extends IOException {

        private final boolean maybeProcessed;

        Unreachable(String message, boolean maybeProcessed, Throwable cause) {
            super(message, cause);
            this.maybeProcessed = maybeProcessed;
        }

        boolean maybeProcessed() {
            return maybeProcessed;
        }
    }
}
