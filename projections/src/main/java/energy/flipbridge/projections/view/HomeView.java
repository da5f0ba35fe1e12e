package energy.flipbridge.projections.view;

import energy.flipbridge.domain.home.HomeEvent;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** A view with one document for each home, which only the home's own events change. */
public interface HomeView extends View {

    void fold(Document home, HomeEvent happened);

    /** The home's document is in the database, as it is now. */
    void written(Document home);

    @Override
    default Collection<String> reads(ViewEvent event) {
        return List.of(((HomeEvent) event.payload()).siteId());
    }

    @Override
    default void apply(ViewEvent event, Documents documents) {
        HomeEvent happened = (HomeEvent) event.payload();
        documents.fold(happened.siteId(), home -> fold(home, happened));
    }

    @Override
    default void written(List<ViewEvent> events, Documents documents) {
        documents.changed().forEach(this::written);
    }
}
