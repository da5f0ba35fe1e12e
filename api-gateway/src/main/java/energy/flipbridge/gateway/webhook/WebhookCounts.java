package energy.flipbridge.gateway.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what came in and what was refused, by its cause and the way that it came by. */
final class WebhookCounts {

    private final MeterRegistry meters;
    private final Route route;

    WebhookCounts(MeterRegistry meters, Route route) {
        this.meters = meters;
        this.route = route;
    }

    void received(Inbox.Kept kept) {
        count("flipbridge.webhooks.received", kept.name());
    }

    /** @param cause the name of a refusal, in capitals */
    void refused(String cause) {
        count("flipbridge.webhooks.refused", cause);
    }

    private void count(String name, String cause) {
        meters.counter(name, "cause", tag(cause), "route", tag(route.name())).increment();
    }

    static String tag(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
