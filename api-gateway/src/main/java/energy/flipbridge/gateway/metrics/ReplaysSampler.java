package energy.flipbridge.gateway.metrics;

import energy.flipbridge.projections.replay.ReplayRun;
import energy.flipbridge.projections.replay.Replays;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;

/** Which views are being folded anew. */
final class ReplaysSampler implements Sampler {

    private final Replays replays;
    private final Gauges running;

    ReplaysSampler(Replays replays, MeterRegistry meters) {
        this.replays = replays;
        this.running = new Gauges(meters, "flipbridge.replay.running", "1 while the view is folded anew, else 0");
    }

    @Override
    public void sample() {
        Set<String> underWay = replays.all().stream()
                .filter(run -> !run.state().isOver())
                .map(ReplayRun::view)
                .collect(Collectors.toSet());
        replays.views().forEach(view -> running.set("view", view, underWay.contains(view) ? 1 : 0));
    }

    @Override
    public void forget() {
        running.forget();
    }
}
