package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrollmentTest extends SandboxTest {
    private static final String PEAK = "70c1146b-0000-4000-8000-000000000001";
    private static final String ENROLL = """
            {"device_ids":["device::a"],"program_id":"70c1146b-0000-4000-8000-000000000001","enroll_method":"USER_ACTION",
             "has_agreed_to_terms_and_conditions":true,"terms_and_conditions_version":"2025-01-01",
             "program_specific_attributes":[{"name":"account_id","value":"77-1"},{"name":"has_solar","value":"false"},
             {"name":"occupants","value":"3"}]}
            """;

    @BeforeEach
    void commission() {
        flip.commission("a", "88801");
    }

    @Test
    void programmes_are_found_by_zip_and_type() {
        assertThat(flip.asSite("a", "GET", "/programs?zip_code=88801&device_type=BATTERY", "")
                        .json())
                .hasSize(2);
        assertThat(flip.asSite("a", "GET", "/programs?zip_code=94601&device_type=BATTERY", "")
                        .json())
                .isEmpty();
        assertThat(flip.asSite("a", "GET", "/programs?zip_code=88801", "").status())
                .isEqualTo(422);
        FlipDriver.Answer program = flip.asSite("a", "GET", "/program/" + PEAK, "");
        assertThat(program.text("/terms_and_conditions_text")).contains("**your utility may schedule your battery**");
        assertThat(program.text("/enrollment_form/0/type")).isEqualTo("string");
        assertThat(program.json().path("participation_months")).hasSize(6);
        assertThat(program.json().has("zip_codes")).isFalse();
    }

    @Test
    void an_application_is_pending_until_the_utility_decides() {
        FlipDriver.Answer applied = flip.asSite("a", "POST", "/enrollments", ENROLL);
        String id = applied.text("/id");
        assertThat(applied.text("/status")).isEqualTo("PENDING");
        awaitWebhooks("enrollment.created", 1);

        flip.control("POST", "/enrollments/" + id + "/needs-action", "{\"reason\":\"The account number is wrong\"}");
        FlipDriver.Answer waiting = flip.asSite("a", "GET", "/enrollment/" + id, "");
        assertThat(waiting.text("/status_reason")).isEqualTo("The account number is wrong");
        flip.control("POST", "/enrollments/" + id + "/approve", "");

        awaitWebhooks("enrollment.updated", 2);
        FlipDriver.Answer active = flip.asSite("a", "GET", "/enrollment/" + id, "");
        assertThat(active.text("/status")).isEqualTo("ACTIVE");
        assertThat(active.text("/enrolled_at")).isEqualTo("2026-07-01T12:00:00.000Z");
        assertThat(receiver.of("enrollment.updated")
                        .getLast()
                        .object()
                        .path("object_type")
                        .asString())
                .isEqualTo("enrollment");
        assertThat(flip.control("POST", "/enrollments/" + id + "/reject", "").status())
                .isEqualTo(409);
    }

    @Test
    void leaving_keeps_the_enrollment_as_unenrolled_and_allows_a_new_one() {
        String id = flip.asSite("a", "POST", "/enrollments", ENROLL).text("/id");
        assertThat(flip.asSite("a", "POST", "/enrollments", ENROLL).text("/error"))
                .isEqualTo("Enrollment already exists");

        assertThat(flip.asSite("a", "DELETE", "/enrollment/" + id, "").status()).isEqualTo(204);

        FlipDriver.Answer all = flip.asSite("a", "GET", "/enrollments", "");
        assertThat(all.text("/0/status")).isEqualTo("UNENROLLED");
        assertThat(all.text("/0/unenrolled_at")).isNotEmpty();
        assertThat(flip.asSite("a", "POST", "/enrollments", ENROLL).status()).isEqualTo(200);
    }

    @Test
    void a_rejection_is_final() {
        String id = flip.asSite("a", "POST", "/enrollments", ENROLL).text("/id");

        flip.control("POST", "/enrollments/" + id + "/reject", "{\"reason\":\"Not a customer\"}");

        assertThat(flip.asSite("a", "POST", "/enrollments", ENROLL).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device::a|device::b|device_ids",
                "[\"device::a\"]|[]|device_ids",
                "000000000001|000000000003|program_id",
                "USER_ACTION|MAGIC|enroll_method",
                "true|false|has_agreed_to_terms_and_conditions",
                "2025-01-01|2024-01-01|terms_and_conditions_version",
                "\"value\":\"false\"|\"value\":\"perhaps\"|program_specific_attributes",
                "\"value\":\"3\"|\"value\":3|value",
                "account_id|something|program_specific_attributes"
            })
    void a_wrong_application_is_refused(String good, String bad, String field) {
        FlipDriver.Answer answer = flip.asSite("a", "POST", "/enrollments", ENROLL.replace(good, bad));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").toString()).contains("\"" + field + "\"");
    }
}
