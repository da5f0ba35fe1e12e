package energy.flipbridge.cli.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads server-sent events (HTML standard, section 9.2.6) as far as our own gateway writes them. The libraries for it each
 * bring an HTTP client of their own, which is far more than these few fields need.
 */
final class EventStream implements AutoCloseable {
    /** The gateway sends something every 15 seconds: after this the connection is dead, whatever TCP thinks. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    private final InputStream body;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("silence").factory());
    private String id = "";
    private String event = "";
    private StringBuilder data = new StringBuilder();

    EventStream(InputStream body) {
        this.body = body;
    }

    /** Hands over what comes until the stream ends, or the consumer wants no more. @return whether it wants more */
    boolean read(Predicate<ServerSent> consumer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        while (true) {
            ScheduledFuture<?> silence =
                    alarm.schedule(this::hangUp, LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            String line = lines.readLine();
            silence.cancel(false);
            if (line == null) {
                return true;
            }
            if (line.isEmpty()) {
                ServerSent message = new ServerSent(id, event, data.toString());
                event = "";
                data = new StringBuilder();
                if (!consumer.test(message)) {
                    return false;
                }
            } else {
                field(line);
            }
        }
    }

    private void field(String line) {
        String name = line.substring(0, Math.max(0, line.indexOf(':')));
        String value = line.substring(line.indexOf(':') + 1).replaceFirst("^ ", "");
        switch (name) {
            case "id" -> id = value;
            case "event" -> event = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // a comment, or how soon to come back
            }
        }
    }

    private void hangUp() {
        try {
            body.close();
        } catch (IOException e) {
            // it is over all the same
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        hangUp();
    }
}
