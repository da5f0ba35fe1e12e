package energy.flipbridge.projections.view;

import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.delivery.DeliverySignals;
import energy.flipbridge.projections.delivery.DeliveryView;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.errands.ErrandsView;
import energy.flipbridge.projections.flip.FlipView;
import energy.flipbridge.projections.flip.ForwardingSignals;
import energy.flipbridge.projections.history.HistoryView;
import energy.flipbridge.projections.history.HomeHistoryView;
import energy.flipbridge.projections.homes.HomesView;
import energy.flipbridge.projections.notices.NoticesView;
import energy.flipbridge.projections.outcomes.OutcomeSignals;
import energy.flipbridge.projections.outcomes.OutcomesView;
import energy.flipbridge.projections.safety.StopsView;
import energy.flipbridge.projections.telemetry.TelemetryView;
import java.lang.reflect.Proxy;
import java.util.List;

/** Each view that there is, with a worker that hears of nothing. */
public final class AllViews {

    private AllViews() {}

    public static List<View> deaf() {
        return List.of(
                new DevicesView(),
                new HistoryView(),
                new CommandsView(),
                new TelemetryView(),
                new HomesView(),
                new HomeHistoryView(),
                new StopsView(),
                new ErrandsView(_ -> {}),
                new NoticesView(_ -> {}),
                new OutcomesView(deaf(OutcomeSignals.class)),
                new FlipView(deaf(ForwardingSignals.class)),
                new DeliveryView(deaf(DeliverySignals.class)));
    }

    private static <T> T deaf(Class<T> signals) {
        return signals.cast(
                Proxy.newProxyInstance(signals.getClassLoader(), new Class<?>[] {signals}, (_, _, _) -> null));
    }
}
