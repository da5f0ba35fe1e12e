package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A view during whose folding something happens. */
record Hooked(View view, Consumer<ViewEvent> hook) implements View {

    @Override
    public String name() {
        return view.name();
    }

    @Override
    public Set<Class<?>> events() {
        return view.events();
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        return view.reads(event);
    }

    @Override
    public OptionalInt partition(Object payload) {
        return view.partition(payload);
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        hook.accept(event);
        view.apply(event, documents);
    }

    @Override
    public void written(List<ViewEvent> events, Documents documents) {
        throw new AssertionError("a worker hears of what is replayed");
    }
}
