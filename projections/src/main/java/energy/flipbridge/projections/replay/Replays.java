package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.replay.ReplayRun.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is asked for and known about replays, on whatever node they run. All of it blocks. */
public final class Replays {

    private final Set<String> views;
    private final ReplayRuns runs;
    private final EventSource events;

    /** @param views the names of all views */
    public Replays(Set<String> views, ReplayTools tools) {
        this.views = new TreeSet<>(views);
        this.runs = new ReplayRuns(tools.views(), tools.clock());
        this.events = tools.events();
    }

    /** What became of the wish for a replay. */
    public sealed interface Answer {

        /** A node takes it up within seconds. */
        record Accepted(ReplayRun run) implements Answer {}

        /** One of the view goes on already. */
        record GoesOn(String view) implements Answer {}
    }

    /** in the order of the alphabet */
    public Set<String> views() {
        return views;
    }

    /** the position of the newest event; -1 when there is none */
    public long head() {
        return events.head();
    }

    public Answer begin(String view, Request request) {
        return runs.begin(view, request).<Answer>map(Answer.Accepted::new).orElseGet(() -> new Answer.GoesOn(view));
    }

    /** @return the newest first; at most one for each view */
    public List<ReplayRun> all() {
        return runs.all();
    }

    /** @return the view's newest one */
    public Optional<ReplayRun> find(String view) {
        return runs.find(view);
    }

    /**
     * Asks the node that works on it to end it. Once the new documents are the view, that comes too late.
     *
     * @return empty when none of the view goes on
     */
    public Optional<ReplayRun> cancel(String view, String by) {
        return runs.cancel(view, by);
    }
}
