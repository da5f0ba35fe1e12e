package energy.flipbridge.domain.home;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * A home between its owner, a worker that loses answers and repeats itself, and a Flip that is simple enough to be right:
 * in any order of requests, answers and webhooks nothing is asked for twice at a time, and once everything has arrived the
 * home is as Flip has it.
 */
class HomeModelTest {

    record Step(Kind kind, int a, int b) {

        enum Kind {
            COMMISSION,
            ENROL,
            LEAVE,
            RELEASE,
            CLOSE,
            WORK,
            FLIP_DECIDES,
            FLIP_ENROLS,
            WEBHOOK,
            NOTICE,
            AGAIN,
            RESTART
        }
    }

    @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
    void nothingIsAskedForTwiceAndAllEndsAsFlipHasIt(@ForAll("steps") List<Step> steps) {
        HomeWorld world = new HomeWorld();
        steps.forEach(world::take);
        world.comeToRest();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step.Kind> kinds = Arbitraries.frequency(
                Tuple.of(5, Step.Kind.COMMISSION),
                Tuple.of(6, Step.Kind.ENROL),
                Tuple.of(2, Step.Kind.LEAVE),
                Tuple.of(2, Step.Kind.RELEASE),
                Tuple.of(1, Step.Kind.CLOSE),
                Tuple.of(12, Step.Kind.WORK),
                Tuple.of(4, Step.Kind.FLIP_DECIDES),
                Tuple.of(1, Step.Kind.FLIP_ENROLS),
                Tuple.of(8, Step.Kind.WEBHOOK),
                Tuple.of(2, Step.Kind.NOTICE),
                Tuple.of(6, Step.Kind.AGAIN),
                Tuple.of(1, Step.Kind.RESTART));
        Arbitrary<Integer> choice = Arbitraries.integers().between(0, 41);
        return Combinators.combine(kinds, choice, choice)
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }
}
