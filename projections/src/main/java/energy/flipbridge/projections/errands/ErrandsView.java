package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What Flip is to be asked for each home: one document for a home that ever asked for something. */
public final class ErrandsView implements View {

    public static final String NAME = "errands";

    private final ErrandSignals signals;

    public ErrandsView(ErrandSignals signals) {
        this.signals = signals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                CommissioningRequested.class,
                BatteryCommissioned.class,
                CommissioningRefused.class,
                EnrolmentRequested.class,
                EnrolmentChanged.class,
                EnrolmentRefused.class,
                LeavingRequested.class,
                LeavingRefused.class,
                EnrolmentLeft.class,
                ReleaseRequested.class,
                BatteryRemoved.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        return List.of(((HomeEvent) event.payload()).siteId());
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        HomeEvent happened = (HomeEvent) event.payload();
        documents.fold(happened.siteId(), home -> ErrandFolds.fold(home, happened));
    }

    @Override
    public void written(List<ViewEvent> events, Documents documents) {
        documents.changed().forEach(document -> signals.due(Errands.of(document)));
    }
}
