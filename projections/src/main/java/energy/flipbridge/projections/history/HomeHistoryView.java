package energy.flipbridge.projections.history;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The audit trail of each home, as {@link HistoryView} keeps it of each thing: {@code <siteId>:e:<n>}. */
public final class HomeHistoryView implements View {

    /** numbered as that of {@link HistoryView} */
    public static final String NAME = "home_history_2";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(HomeEvent.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        return List.of(Head.id(siteId(event)));
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        String siteId = siteId(event);
        documents.fold(Head.id(siteId), head -> Head.insert(head, siteId, documents, Entry.of(event, head)));
    }

    private static String siteId(ViewEvent event) {
        return ((HomeEvent) event.payload()).siteId();
    }
}
