package energy.flipbridge.device.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import energy.flipbridge.domain.protocol.BatteryReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final ZoneId ZONE = ZoneOffset.ofHours(-8);
    private final Site site = new Site(6_000, 37.8, ZONE, 7);

    @Test
    void theSunShinesByDayAndMoreInSummer() {
        assertThat(site.at(Instant.parse("2026-06-21T08:00:00Z")).solarPower()).isZero();
        assertThat(solarOfDay("2026-06-21")).isGreaterThan(1.3 * solarOfDay("2026-12-21"));
        assertThat(solarOfDay("2026-06-21")).isBetween(10_000.0, 60_000.0);
    }

    @Test
    void theHomeUsesWhatHomesUse() {
        double day = 0;
        for (int minute = 0; minute < 1_440; minute++) {
            Instant time = Instant.parse("2026-03-03T08:00:00Z").plus(Duration.ofMinutes(minute));
            double power = site.at(time).homePower();
            assertThat(power).isBetween(100.0, 6_000.0);
            day += power / 60;
        }
        assertThat(day).isBetween(6_000.0, 40_000.0);
    }

    @Test
    void theSameMomentIsAlwaysTheSame() {
        Instant time = Instant.parse("2026-06-21T20:00:00Z");
        assertThat(site.at(time)).isEqualTo(site.at(time));
        assertThat(site.at(time)).isNotEqualTo(new Site(6_000, 37.8, ZONE, 8).at(time));
    }

    @Test
    void readingsAddUpToTheChangeOfTheStoredEnergy() {
        // given
        Rating rating = new Rating(13_500, 5_000, 5_000, 0.9);
        Instant start = Instant.parse("2026-06-21T15:00:00Z");
        Plant plant = new Plant(rating, site, 5_000, start, 1);
        Setting setting = Setting.selfConsumption(20);
        double in = 0;
        double out = 0;
        // when
        for (int i = 0; i < 5_000; i++) {
            Instant from = start.plusMillis(i * 5_003L);
            plant.advance(from, from.plusMillis(5_003), setting);
            BatteryReading reading = plant.read(setting);
            in += Objects.requireNonNull(reading.chargeEnergy());
            out += Objects.requireNonNull(reading.dischargeEnergy());
        }
        // then
        double efficiency = Math.sqrt(0.9);
        assertThat(in).isPositive();
        assertThat(plant.stored() - 5_000).isCloseTo(in * efficiency - out / efficiency, within(0.01));
    }

    private double solarOfDay(String day) {
        double energy = 0;
        for (int minute = 0; minute < 1_440; minute++) {
            Instant time = Instant.parse(day + "T08:00:00Z").plus(Duration.ofMinutes(minute));
            energy += site.at(time).solarPower() / 60;
        }
        return energy;
    }
}
