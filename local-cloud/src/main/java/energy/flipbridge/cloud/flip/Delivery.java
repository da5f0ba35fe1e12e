package energy.flipbridge.cloud.flip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One webhook and its attempts.
 *
 * @param id the Webhook-Id, the same over all attempts
 * @param number order of making, over restarts
 * @param lane deliveries of one lane wait for each other
 * @param headers replaces headers by name; an empty value leaves the header out
 * @param attemptsLeft attempts before it is given up
 */
record Delivery(
        String id,
        long number,
        String eventType,
        String objectId,
        String lane,
        String body,
        Map<String, String> headers,
        Instant createdAt,
        State state,
        int attemptsLeft,
        List<Attempt> attempts) {

    private static final int MOST_ATTEMPTS_KEPT = 20;

    enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }

    /** What one try brought: a status and the beginning of the answer, or why there was none. */
    record Attempt(
            Instant at,
            long tookMs,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String error) {

        boolean succeeded() {
            return status != null && (status == 200 || status == 204);
        }
    }

    boolean pending() {
        return state == State.PENDING;
    }

    Delivery after(Attempt attempt) {
        int left = Math.max(0, attemptsLeft - 1);
        State next = attempt.succeeded() ? State.DELIVERED : left == 0 ? State.GIVEN_UP : State.PENDING;
        List<Attempt> longer =
                new ArrayList<>(attempts.size() < MOST_ATTEMPTS_KEPT ? attempts : attempts.subList(1, attempts.size()));
        longer.add(attempt);
        return new Delivery(
                id, number, eventType, objectId, lane, body, headers, createdAt, next, left, List.copyOf(longer));
    }

    Delivery again(int newAttempts) {
        return new Delivery(
                id, number, eventType, objectId, lane, body, headers, createdAt, State.PENDING, newAttempts, attempts);
    }
}
