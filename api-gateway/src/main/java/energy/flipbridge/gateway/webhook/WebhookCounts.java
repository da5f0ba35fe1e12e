package energy.flipbridge.gateway.webhook;

import energy.flipbridge.gateway.webhook.Verification.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts what came in and what was refused, by its cause and the way that it came by. */
final class WebhookCounts {

    static final String TOO_LARGE = "TOO_LARGE";
    static final String STORE_UNAVAILABLE = "STORE_UNAVAILABLE";

    private static final String RECEIVED = "flipbridge.webhooks.received";
    private static final String REFUSED = "flipbridge.webhooks.refused";

    private final MeterRegistry meters;
    private final Route route;

    WebhookCounts(MeterRegistry meters, Route route) {
        this.meters = meters;
        this.route = route;
        // what never came is a zero; without one, the first of a kind would raise no alert
        Stream.of(Inbox.Kept.values()).forEach(kept -> counter(RECEIVED, kept.name()));
        Stream.of(Refusal.values()).forEach(refusal -> counter(REFUSED, refusal.name()));
        counter(REFUSED, TOO_LARGE);
        counter(REFUSED, STORE_UNAVAILABLE);
    }

    void received(Inbox.Kept kept) {
        counter(RECEIVED, kept.name()).increment();
    }

    /** @param cause the name of a {@link Refusal}, or one of the two of this class */
    void refused(String cause) {
        counter(REFUSED, cause).increment();
    }

    private Counter counter(String name, String cause) {
        return meters.counter(name, "cause", tag(cause), "route", tag(route.name()));
    }

    static String tag(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
