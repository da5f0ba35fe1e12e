package energy.flipbridge.device.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class BatteryPhysicsProperties {

    private static final double TINY = 1e-6;

    record Moment(Setting setting, Conditions conditions, double hours) {}

    @Property(tries = 2_000)
    void energyIsConservedWithinTheEfficiency(
            @ForAll("ratings") Rating rating,
            @ForAll @DoubleRange(min = 0, max = 1) double charge,
            @ForAll("days") List<Moment> day) {
        double first = charge * rating.capacity();
        double stored = first;
        double in = 0;
        double out = 0;
        for (Moment moment : day) {
            Step step = BatteryPhysics.step(stored, rating, moment.setting(), moment.conditions(), moment.hours());
            stored = step.stored();
            in += step.chargeEnergy();
            out += step.dischargeEnergy();
        }
        double efficiency = rating.oneWayEfficiency();
        assertThat(stored - first).isCloseTo(in * efficiency - out / efficiency, within(1e-6 * rating.capacity()));
    }

    @Property(tries = 2_000)
    void everyStepStaysWithinTheRating(
            @ForAll("ratings") Rating rating,
            @ForAll @DoubleRange(min = 0, max = 1) double charge,
            @ForAll("days") List<Moment> day) {
        double stored = charge * rating.capacity();
        for (Moment moment : day) {
            Step step = BatteryPhysics.step(stored, rating, moment.setting(), moment.conditions(), moment.hours());
            assertThat(step.stored()).isBetween(0.0, rating.capacity());
            assertThat(step.chargePower()).isBetween(0.0, rating.chargePower());
            assertThat(step.dischargePower()).isBetween(0.0, rating.dischargePower());
            assertThat(step.chargePower() * step.dischargePower()).isZero();
            stored = step.stored();
        }
    }

    @Property(tries = 2_000)
    void theReserveIsKeptWhileTheGridIsThere(
            @ForAll("ratings") Rating rating,
            @ForAll @DoubleRange(min = 0, max = 1) double charge,
            @ForAll("settings") Setting setting,
            @ForAll("online") Conditions conditions,
            @ForAll @DoubleRange(min = 0, max = 30) double hours) {
        double stored = charge * rating.capacity();
        double floor = Math.min(stored, rating.capacity() * setting.reserve() / 100);
        Step step = BatteryPhysics.step(stored, rating, setting, conditions, hours);
        assertThat(step.stored()).isGreaterThanOrEqualTo(floor - TINY);
    }

    @Property(tries = 500)
    void onlyAnOrderToChargeOrBackUpTakesFromTheGrid(
            @ForAll("ratings") Rating rating,
            @ForAll("settings") Setting setting,
            @ForAll("online") Conditions conditions) {
        Step step = BatteryPhysics.step(0, rating, setting, conditions, 0.001);
        boolean mayImport = setting.gridImport()
                && (setting.mode() == BatteryMode.BACKUP
                        || (setting.mode() == BatteryMode.CHARGE && setting.powerMode() == PowerMode.SETPOINT));
        if (!mayImport) {
            assertThat(step.chargePower()).isLessThanOrEqualTo(Math.max(0, conditions.surplus()) + TINY);
        }
    }

    @Property(tries = 500)
    void followingTheLoadNeverExports(@ForAll("ratings") Rating rating, @ForAll("online") Conditions conditions) {
        Setting follow = new Setting(BatteryMode.DISCHARGE, PowerMode.FOLLOW_LOAD, 5_000, 10, false);
        Step step = BatteryPhysics.step(rating.capacity(), rating, follow, conditions, 0.001);
        assertThat(step.dischargePower()).isLessThanOrEqualTo(Math.max(0, -conditions.surplus()) + TINY);
    }

    @Provide
    Arbitrary<Rating> ratings() {
        return Combinators.combine(
                        Arbitraries.doubles().between(100, 50_000),
                        Arbitraries.doubles().between(100, 20_000),
                        Arbitraries.doubles().between(100, 20_000),
                        Arbitraries.doubles().between(0.5, 1))
                .as(Rating::new);
    }

    @Provide
    Arbitrary<Setting> settings() {
        return Combinators.combine(
                        Arbitraries.of(BatteryMode.class),
                        Arbitraries.of(PowerMode.class),
                        Arbitraries.doubles().between(0, 30_000),
                        Arbitraries.doubles().between(0, 100),
                        Arbitraries.of(true, false))
                .as(Setting::new);
    }

    @Provide
    Arbitrary<Conditions> online() {
        return conditions().map(any -> new Conditions(any.solarPower(), any.homePower(), true, any.expensive()));
    }

    @Provide
    Arbitrary<Conditions> conditions() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 10_000),
                        Arbitraries.doubles().between(0, 15_000),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, false))
                .as(Conditions::new);
    }

    @Provide
    Arbitrary<List<Moment>> days() {
        return Combinators.combine(
                        settings(), conditions(), Arbitraries.doubles().between(0, 2))
                .as(Moment::new)
                .list()
                .ofMaxSize(30);
    }
}
