package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.projections.view.HomeView;
import java.util.Set;
import org.bson.Document;

/** What Flip is to be asked for each home: one document for a home that ever asked for something. */
public final class ErrandsView implements HomeView {

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
    public Urgency urgency() {
        return Urgency.FLIP;
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
                BatteryRemoved.class,
                ClosingRequested.class,
                ContactErased.class);
    }

    @Override
    public void fold(Document home, HomeEvent happened) {
        ErrandFolds.fold(home, happened);
    }

    @Override
    public void written(Document home) {
        signals.due(Errands.of(home));
    }
}
