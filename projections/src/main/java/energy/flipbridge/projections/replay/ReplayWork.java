package energy.flipbridge.projections.replay;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import energy.flipbridge.projections.view.FoldFailure;
import energy.flipbridge.projections.view.Folding;
import energy.flipbridge.projections.view.LongFold;
import energy.flipbridge.projections.view.Positions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One node's work on one replay, from where it stands to the switch. It may end anywhere and be taken up again. */
final class ReplayWork implements Share.Progress {

    private static final int MOST_EXAMPLES = 5;
    private static final int LONGEST_EXAMPLE = 300;
    /** what is read in so little time is folded while the view stands still */
    private static final double NEAR_SECONDS = 2;

    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(2);

    private final View view;
    private final ReplayTools tools;
    private final ReplayRuns runs;
    private final BooleanSupplier stops;
    private final Shadow shadow;
    private final Pace pace = new Pace();
    private final Folding folding;
    private final List<String> examples;
    private long unfoldable;
    private boolean withCare;
    private ReplayRun run;
    private @Nullable Freeze freeze;
    private long lastSign = System.nanoTime();

    /** @param stops whether this node does not go on */
    ReplayWork(View view, ReplayRun run, ReplayTools tools, ReplayRuns runs, BooleanSupplier stops) {
        this.view = view;
        this.run = run;
        this.tools = tools;
        this.runs = runs;
        this.stops = stops;
        this.shadow = Shadow.another(tools.views(), view.name());
        this.folding = new Folding(view, shadow.collection(), this::putAside);
        this.examples = new ArrayList<>(run.examples());
        this.unfoldable = run.unfoldable();
        this.withCare = run.failures() > 0;
    }

    ReplayRun run() {
        return run;
    }

    void started() {
        save(set(RunDocument.STARTED_AT, Date.from(tools.clock().instant())));
    }

    boolean isCanceled() {
        return run.canceledBy() != null;
    }

    /** whether there is so much to fold that it is worth while to read the events together with other views */
    boolean isFarBehind() {
        return run.positions().behind(tools.tokens().positions(view.name())) > (long) Share.BATCHES * tools.batch();
    }

    /** @return what the view holds and the shadow does not, once that is prepared */
    Share share() {
        Positions live = tools.tokens().positions(view.name());
        save(set(RunDocument.TARGET, live.highest()));
        return share(live);
    }

    /** Until the shadow is the view. */
    void toTheSwitch() {
        boolean isTheView = false;
        while (!isTheView) {
            prepare();
            catchUp();
            isTheView = change();
        }
    }

    /** Goes on with what there is; without it, from where the replay is to begin. */
    void prepare() {
        String before = run.shadow();
        if (before != null && shadow.takeOver(before)) {
            save(set(RunDocument.SHADOW, shadow.name()), set(RunDocument.STATE, ReplayState.BUILDING.name()));
            return;
        }
        shadow.dropAll();
        shadow.create();
        Positions begin = begin();
        examples.clear();
        unfoldable = 0;
        save(
                set(RunDocument.SHADOW, shadow.name()),
                set(RunDocument.STATE, ReplayState.BUILDING.name()),
                set(RunDocument.POSITIONS, begin.all()));
    }

    private Positions begin() {
        Long from = run.request().fromPosition();
        if (from == null) {
            return Positions.everywhere(-1);
        }
        // Documents of one event belong together, and are copied while none changes.
        return whileFrozen(positions -> {
            shadow.copyOfLive(this::goOn);
            return Positions.of(partition -> Math.min(from, positions.at(partition)));
        });
    }

    private void catchUp() {
        Positions live = tools.tokens().positions(view.name());
        save(set(RunDocument.TARGET, live.highest()));
        while (run.positions().behind(live) > Math.max(tools.near(), pace.perSecond() * NEAR_SECONDS)) {
            foldUpTo(live);
            live = tools.tokens().positions(view.name());
            save(set(RunDocument.TARGET, live.highest()));
        }
        shadow.indexAsLive();
    }

    /** @return whether the shadow has taken the view's place, and the view had gone on nowhere meanwhile */
    private boolean change() {
        return whileFrozen(positions -> {
            save(set(RunDocument.STATE, ReplayState.SWITCHING.name()), set(RunDocument.TARGET, positions.highest()));
            foldUpTo(positions);
            Digest after = shadow.digest(this::goOn);
            Digest before = shadow.digestOfLive(this::goOn);
            save(
                    set(RunDocument.AFTER, RunDocument.digest(after)),
                    set(RunDocument.BEFORE, RunDocument.digest(before)));
            extend();
            shadow.replaceLive();
            return isStillFrozen();
        });
    }

    /** What it leaves is of no use when it is over. */
    void erase() {
        shadow.dropAll();
    }

    private interface Frozen<T> {
        T at(Positions positions);
    }

    private <T> T whileFrozen(Frozen<T> action) {
        try (Freeze frozen = Freeze.of(view.name(), tools.claims(), tools.pauses(), this::goOn)) {
            freeze = frozen;
            return action.at(frozen.positions());
        } finally {
            freeze = null;
        }
    }

    /** A node that stood still for long enough to lose the view has put old documents in its place: it begins anew. */
    private boolean isStillFrozen() {
        try {
            extend();
            return true;
        } catch (UnableToClaimTokenException e) {
            return false;
        }
    }

    private void extend() {
        if (freeze != null) {
            freeze.extend();
        }
    }

    /** Folds for each partition what the view holds, and nothing more. */
    private void foldUpTo(Positions limits) {
        try {
            fold(share(limits));
        } catch (FoldFailure e) {
            withCare = true;
            fold(share(limits));
        }
    }

    private void fold(Share share) {
        new EventReading(tools.events(), tools.batch()).fold(List.of(share));
        share.check();
    }

    private Share share(Positions limits) {
        LongFold fold = withCare ? LongFold.withCare(folding) : LongFold.of(folding);
        return new Share(fold, run.positions(), limits, tools.batch(), this);
    }

    @Override
    public void folded(Positions positions) {
        save(
                set(RunDocument.POSITIONS, positions.all()),
                set(RunDocument.RATE, pace.perSecond()),
                set(RunDocument.UNFOLDABLE, unfoldable),
                set(RunDocument.EXAMPLES, List.copyOf(examples)),
                set(RunDocument.FAILURES, 0),
                unset(RunDocument.FAILURE));
    }

    @Override
    public void goOn(int read) {
        pace.read(read);
        goOn();
    }

    private void goOn() {
        if (stops.getAsBoolean()) {
            throw new ReplayGivenUp("this node stops");
        }
        if (System.nanoTime() - lastSign > BETWEEN_SIGNS_OF_LIFE.toNanos()) {
            save();
            extend();
        }
    }

    private void save(Bson... changes) {
        run = runs.save(run, changes).orElseThrow(() -> new ReplayGivenUp("another node has it"));
        lastSign = System.nanoTime();
        if (isCanceled()) {
            throw new ReplayGivenUp("it is canceled");
        }
    }

    private void putAside(String name, ViewEvent event, RuntimeException cause) {
        unfoldable++;
        if (examples.size() < MOST_EXAMPLES) {
            String text = event.name() + " at position " + event.position() + ": " + cause;
            examples.add(text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…");
        }
    }
}
