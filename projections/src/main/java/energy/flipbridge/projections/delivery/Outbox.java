package energy.flipbridge.projections.delivery;

import energy.flipbridge.domain.device.DeviceEvent.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** When one device is published to next. */
final class Outbox {

    private static final Duration FIRST_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final String thing;
    /** published by this node, though the view may not show it yet */
    private final Set<Publication> published = new HashSet<>();

    private Pending pending = new Pending("", 0, List.of(), 0, null, null);
    private Instant publishedAt = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
    private Instant heardAt = Instant.EPOCH;
    private Instant mark = Instant.EPOCH;
    private Instant expiryAskedAt = Instant.EPOCH;
    private int failures;
    private boolean busy;

    Outbox(String thing) {
        this.thing = thing;
    }

    String thing() {
        return thing;
    }

    synchronized Pending pending() {
        return pending;
    }

    synchronized void update(Pending newer) {
        pending = newer;
        if (newer.publishedAt() != null && newer.publishedAt().isAfter(publishedAt)) {
            publishedAt = newer.publishedAt();
        }
        published.removeIf(publication ->
                newer.entries().stream().noneMatch(entry -> entry.stamp().equals(publication.stamp())));
    }

    synchronized void heard(Instant receivedAt, Instant shownMark) {
        heardAt = receivedAt;
        mark = shownMark;
    }

    /** @return whether the caller is to publish now; until it reports back, nobody else is */
    synchronized boolean claimPublish(Instant now) {
        if (busy || now.isBefore(notBefore) || pending.deliverable(now).isEmpty()) {
            return false;
        }
        busy = hasUnpublished(now) || isAskedFor() || isStillBehind(now);
        return busy;
    }

    /** @param publications what fitted into the message; what did not waits for the rest to be confirmed */
    synchronized void published(Instant now, Set<Publication> publications) {
        busy = false;
        failures = 0;
        publishedAt = now;
        published.addAll(publications);
        pending = pending.publishedAt(now);
        notBefore = hasUnpublished(now) ? now.plus(FIRST_INTERVAL) : notBefore;
    }

    /** It may not be published to yet; that is nobody's failure. */
    synchronized void putOff(Instant now) {
        busy = false;
        notBefore = now.plus(FIRST_RETRY);
    }

    synchronized void failed(Instant now) {
        busy = false;
        notBefore = now.plus(backoff(FIRST_RETRY, LONGEST_RETRY, failures++));
    }

    synchronized boolean claimExpiry(Instant now) {
        if (!pending.hasExpired(now) || now.isBefore(expiryAskedAt.plus(LONGEST_RETRY))) {
            return false;
        }
        expiryAskedAt = now;
        return true;
    }

    private boolean hasUnpublished(Instant now) {
        return pending.deliverable(now).stream().anyMatch(entry -> !isPublished(entry));
    }

    private boolean isPublished(Pending.Entry entry) {
        return entry.published()
                || published.contains(new Publication(entry.commandId(), entry.version(), entry.stamp()));
    }

    private boolean isAskedFor() {
        return pending.askedForAt() != null && pending.askedForAt().isAfter(publishedAt);
    }

    /** The device was heard from after the newest publish, and does not have all of it. */
    private boolean isStillBehind(Instant now) {
        Duration interval = backoff(FIRST_INTERVAL, LONGEST_INTERVAL, Math.max(0, pending.attempts() - 1));
        return heardAt.isAfter(publishedAt)
                && !now.isBefore(publishedAt.plus(interval))
                && pending.deliverable(now).stream()
                        .anyMatch(entry -> entry.stamp().isAfter(mark));
    }

    private static Duration backoff(Duration first, Duration longest, int times) {
        Duration interval = first.multipliedBy(1L << Math.min(times, 16));
        return interval.compareTo(longest) > 0 ? longest : interval;
    }
}
