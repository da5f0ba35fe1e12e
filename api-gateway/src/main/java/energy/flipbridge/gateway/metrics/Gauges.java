package energy.flipbridge.gateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The gauges of one name, each with its labels; {@code NaN} while nothing is known. */
final class Gauges {

    private final MeterRegistry meters;
    private final String name;
    private final String description;
    private final Map<Tags, AtomicReference<Double>> values = new ConcurrentHashMap<>();

    Gauges(MeterRegistry meters, String name, String description) {
        this.meters = meters;
        this.name = name;
        this.description = description;
    }

    void set(double value) {
        set(Tags.empty(), value);
    }

    void set(String label, String labelled, double value) {
        set(Tags.of(label, labelled), value);
    }

    void set(Tags labels, double value) {
        values.computeIfAbsent(labels, this::register).set(value);
    }

    void forget() {
        values.values().forEach(value -> value.set(Double.NaN));
    }

    private AtomicReference<Double> register(Tags labels) {
        AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
        Gauge.builder(name, value, AtomicReference::get)
                .description(description)
                .tags(labels)
                .strongReference(true)
                .register(meters);
        return value;
    }
}
