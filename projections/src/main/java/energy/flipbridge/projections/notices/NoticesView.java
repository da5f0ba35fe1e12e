package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.HomeEvent.Told;
import energy.flipbridge.projections.view.HomeView;
import java.util.Set;
import org.bson.Document;

/** What each home may have to be told, and what it was told: one document for a home. */
public final class NoticesView implements HomeView {

    public static final String NAME = "notices";

    private final NoticeSignals signals;

    public NoticesView(NoticeSignals signals) {
        this.signals = signals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                HomeOpened.class,
                BatteryCommissioned.class,
                ReleaseRequested.class,
                BatteryRemoved.class,
                ReserveChanged.class,
                ParticipationChanged.class,
                Told.class,
                HomeownerNotified.class);
    }

    @Override
    public void fold(Document home, HomeEvent happened) {
        NoticeFolds.fold(home, happened);
    }

    @Override
    public void written(Document home) {
        signals.changed(HomeNotices.of(home));
    }
}
