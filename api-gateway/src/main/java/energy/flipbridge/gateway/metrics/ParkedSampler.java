package energy.flipbridge.gateway.metrics;

import energy.flipbridge.projections.parking.Parked;
import energy.flipbridge.projections.parking.Parking;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** How much was set aside and waits for a decision of support. */
final class ParkedSampler implements Sampler {

    private final List<Parking> parkings;
    private final Gauges parked;

    ParkedSampler(List<Parking> parkings, MeterRegistry meters) {
        this.parkings = List.copyOf(parkings);
        this.parked = new Gauges(
                meters, "flipbridge.parked", "what failed, was set aside, and waits for a decision, by its kind");
    }

    @Override
    public void sample() {
        parkings.forEach(parking ->
                parked.set("kind", parking.kind().word(), parking.documents().count(Parked.State.PARKED)));
    }

    @Override
    public void forget() {
        parked.forget();
    }
}
