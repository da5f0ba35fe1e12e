package energy.flipbridge.domain.model;

import energy.flipbridge.domain.model.Step.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Device and Command together, with the policies between them, against a battery and a Flip that are simple enough to be
 * right: after any sequence of events the invariants hold, and once everything has arrived the battery runs what Flip
 * wants for its owner and nothing else.
 */
class DeliveryModelTest {

    @Property(tries = 12_000, edgeCases = EdgeCasesMode.NONE)
    void invariantsHoldInAnyOrderOfEvents(@ForAll("steps") List<Step> steps, @ForAll boolean tellsResults) {
        World world = new World(tellsResults);
        steps.forEach(world::take);
        world.comeToRest();
        Statistics.label("events stored").collect(world.events() / 25 * 25);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(4, Kind.CREATE),
                Tuple.of(3, Kind.CHANGE),
                Tuple.of(1, Kind.END_NOW),
                Tuple.of(2, Kind.CANCEL),
                Tuple.of(2, Kind.OPT_OUT),
                Tuple.of(2, Kind.BACK_IN),
                Tuple.of(1, Kind.RESEND),
                Tuple.of(1, Kind.DUPLICATE),
                Tuple.of(10, Kind.WEBHOOK),
                Tuple.of(12, Kind.POLICIES),
                Tuple.of(2, Kind.POLICIES_AGAIN),
                Tuple.of(8, Kind.PUBLISH),
                Tuple.of(2, Kind.LATE_MESSAGE),
                Tuple.of(2, Kind.LATE_RECORD),
                Tuple.of(8, Kind.TELEMETRY),
                Tuple.of(2, Kind.LATE_TELEMETRY),
                Tuple.of(1, Kind.BOGUS_MARK),
                Tuple.of(1, Kind.BATTERY_JUMPS),
                Tuple.of(6, Kind.TIME),
                Tuple.of(4, Kind.CHECK),
                Tuple.of(3, Kind.REPORT),
                Tuple.of(2, Kind.RELEASE),
                Tuple.of(2, Kind.STOP),
                Tuple.of(1, Kind.RESTART));
        Arbitrary<Integer> choice = Arbitraries.integers().between(0, 60);
        return Combinators.combine(kinds, choice, choice)
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(70);
    }
}
