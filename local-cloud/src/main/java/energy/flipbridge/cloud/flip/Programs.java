package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Program.FormField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The test programmes behind the zips 88800, 88801 and 88802; any other zip has none. */
final class Programs {
    private static final Instant SINCE = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<Integer> ALL_YEAR =
            IntStream.rangeClosed(1, 12).boxed().toList();

    private static final Program PEAK_REWARDS = new Program(
            "70c1146b-0000-4000-8000-000000000001",
            "Summer Peak Rewards",
            "Share stored energy on hot afternoons, at most one event a day, from May to October.",
            List.of(DeviceType.BATTERY),
            false,
            20,
            12,
            List.of(5, 6, 7, 8, 9, 10),
            100,
            325,
            List.of(
                    new FormField("account_id", "Utility account number", "string", "Top right of your bill"),
                    new FormField("has_solar", "I have solar panels", "boolean", null),
                    new FormField("occupants", "People in the household", "number", "Used for the baseline only")),
            "2025-01-01",
            """
            # Summer Peak Rewards

            By joining you agree that **your utility may schedule your battery** between 1 May and 31 October.

            1. At most *one event a day*, 1 to 4 hours long.
            2. Your battery never goes below the reserve that you set.
            3. You may opt out of any event, and leave after 12 months without a fee.

            Questions? Write to [support](mailto:peak-rewards@example.com).
            """,
            SINCE,
            SINCE,
            Set.of("88800", "88801"));

    private static final Program ALL_YEAR_SHARE = new Program(
            "70c1146b-0000-4000-8000-000000000002",
            "Neighborhood Battery Share",
            "Support the local grid all year round.",
            List.of(DeviceType.BATTERY, DeviceType.EV_CHARGER),
            false,
            30,
            null,
            ALL_YEAR,
            0,
            180,
            List.of(),
            null,
            null,
            SINCE,
            SINCE,
            Set.of("88801", "88802"));

    private static final Program WINTER_RESILIENCE = new Program(
            "70c1146b-0000-4000-8000-000000000003",
            "Winter Resilience",
            "Keeps batteries charged ahead of storms; eligible homes join by themselves.",
            List.of(DeviceType.BATTERY),
            true,
            50,
            6,
            List.of(11, 12, 1, 2, 3),
            50,
            90,
            List.of(),
            "2025-10-15",
            """
            # Winter Resilience

            - Your battery may be **charged from the grid** before a storm.
            - It is not discharged below **50 %** in the programme's months.
            """,
            SINCE,
            SINCE,
            Set.of("88802"));

    private static final Program CHARGER_FLEX = new Program(
            "70c1146b-0000-4000-8000-000000000004",
            "Charger Flex",
            "Moves the charging of electric cars out of the evening.",
            List.of(DeviceType.EV_CHARGER),
            false,
            0,
            null,
            ALL_YEAR,
            25,
            60,
            List.of(new FormField("daily_miles", "Miles driven a day", "number", null)),
            null,
            null,
            SINCE,
            SINCE,
            Set.of("88800", "88801"));

    static final List<Program> ALL = List.of(PEAK_REWARDS, ALL_YEAR_SHARE, WINTER_RESILIENCE, CHARGER_FLEX);

    private Programs() {}

    static Optional<Program> find(String id) {
        return ALL.stream().filter(program -> program.id().equals(id)).findFirst();
    }

    static Stream<Program> forSite(Site site) {
        return ALL.stream().filter(program -> program.serves(site.zipCode()));
    }
}
