package energy.flipbridge.domain.home;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.protocol.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class NewsParserTest {

    private static final Instant SENT = Instant.parse("2026-07-01T16:00:00Z");
    private static final Instant CAME = Instant.parse("2026-07-01T16:00:01Z");
    private static final String IDS = "\"id\":\"x-1\",\"site_id\":\"site-for-device::a\",\"program_id\":\"p-1\"";

    @Test
    void readsAnEnrolment() {
        assertThat(enrolment("{" + IDS + ",\"device_ids\":[\"device::a\",\"odd\"],\"status\":\"NEEDS_ACTION\","
                        + "\"updated_at\":\"2026-07-01 15:00:00.000Z\"}"))
                .isEqualTo(new Parsed.Accepted<>(new RecordEnrolment(
                        "site-for-device::a",
                        "x-1",
                        "p-1",
                        List.of("a", "odd"),
                        EnrolmentStatus.NEEDS_ACTION,
                        Instant.parse("2026-07-01T15:00:00Z"),
                        CAME)));
    }

    @Test
    void anEnrolmentWithoutATimeIsAsNewAsItsEnvelope() {
        assertThat(enrolment("{" + IDS + ",\"status\":\"PAUSED\"}"))
                .isEqualTo(new Parsed.Accepted<>(new RecordEnrolment(
                        "site-for-device::a", "x-1", "p-1", List.of(), EnrolmentStatus.UNKNOWN, SENT, CAME)));
    }

    @Test
    void readsAnEvent() {
        assertThat(event("{" + IDS
                        + ",\"starts_at\":\"2026-07-01T17:00:00Z\",\"duration_s\":7200,\"status\":\"UPCOMING\","
                        + "\"is_participating\":false,\"updated_at\":\"2026-07-01T15:00:00Z\","
                        + "\"schedule\":[{\"device_ids\":[\"device::a\"],\"mode\":\"CHARGE\","
                        + "\"starts_at\":\"2026-07-01T16:30:00Z\",\"ends_at\":\"2026-07-01T17:00:00Z\","
                        + "\"is_preparatory_action\":true},{}],"
                        + "\"device_settings\":[{\"device_id\":\"device::a\",\"backup_reserve_percentage\":20.0},"
                        + "{\"device_id\":\"device::b\",\"backup_reserve_percentage\":null}]}"))
                .isEqualTo(new Parsed.Accepted<>(new RecordFlipEvent(
                        "site-for-device::a",
                        new FlipEvent(
                                "x-1",
                                "p-1",
                                FlipEventStatus.UPCOMING,
                                Instant.parse("2026-07-01T17:00:00Z"),
                                Instant.parse("2026-07-01T19:00:00Z"),
                                false,
                                List.of(
                                        new Scheduled(
                                                List.of("a"),
                                                "CHARGE",
                                                Instant.parse("2026-07-01T16:30:00Z"),
                                                Instant.parse("2026-07-01T17:00:00Z"),
                                                true),
                                        new Scheduled(
                                                List.of(),
                                                "UNKNOWN",
                                                Instant.parse("2026-07-01T17:00:00Z"),
                                                null,
                                                false)),
                                Map.of("a", 20),
                                Instant.parse("2026-07-01T15:00:00Z")),
                        CAME)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"x-1\",\"site_id\":\"s\"}",
                "{\"id\":\"x-1\",\"site_id\":\"s\",\"program_id\":\" \"}",
                "{\"id\":\"x-1\",\"site_id\":\"s\",\"program_id\":\"p\",\"updated_at\":\"soon\",\"starts_at\":\"soon\"}"
            })
    void whatCannotBeReadIsRefused(String json) {
        assertThat(enrolment(json)).isInstanceOf(Parsed.Refused.class);
        assertThat(event(json)).isInstanceOf(Parsed.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "-1e300", "9e15", "-9e15", "9223372036854775807", "1e10"})
    void hostileDurationIsRefused(String seconds) {
        String times = "\"starts_at\":\"9999-07-01T17:00:00Z\",\"duration_s\":" + seconds;
        assertThat(event("{" + IDS + "," + times + "}")).isInstanceOf(Parsed.Refused.class);
        assertThat(event("{" + IDS + ",\"starts_at\":\"9999-07-01T17:00:00Z\",\"schedule\":[{" + times + "}]}"))
                .isInstanceOf(Parsed.Refused.class);
    }

    private static Parsed<RecordEnrolment> enrolment(String json) {
        return NewsParser.enrolment(JsonMapper.shared().readTree(json), SENT, CAME);
    }

    private static Parsed<RecordFlipEvent> event(String json) {
        return NewsParser.event(JsonMapper.shared().readTree(json), SENT, CAME);
    }
}
