package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.gateway.home.DetailsForFlip.Verdict;
import energy.flipbridge.gateway.home.EnrolmentAnswers.Answer;
import energy.flipbridge.gateway.support.RecordingHttp;
import energy.flipbridge.gateway.support.RunningGateway;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.errands.FlipHomes.Commissioned;
import energy.flipbridge.projections.errands.FlipHomes.Done;
import energy.flipbridge.projections.errands.FlipHomes.Enrolled;
import energy.flipbridge.projections.errands.FlipHomes.FindAnswer;
import energy.flipbridge.projections.errands.FlipHomes.Nothing;
import energy.flipbridge.projections.errands.FlipHomes.Ours;
import energy.flipbridge.projections.errands.FlipHomes.Refused;
import energy.flipbridge.projections.errands.FlipHomes.Unavailable;
import energy.flipbridge.projections.flip.FlipView;
import energy.flipbridge.projections.view.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of an errand, of the details that it carries, and of the same errand after a crash. */
@ExtendWith(RunningGateway.Extension.class)
class FlipErrandsTest {

    private static final String OWNER = "homeowner:1";
    private static final Address ADDRESS =
            new Address("Ada", "Byron", "CA", "Oakland", "88801", "9 Grand Ave", null, null);
    private static final BatteryForm BATTERY =
            new BatteryForm("Acme", "Cell 10", "AC-1", 13_500.0, 5_000.0, 5_000.0, 20.0);
    private static final String ENROLMENT = "{\"id\":\"e1\",\"program_id\":\"p1\",\"status\":\"PENDING\","
            + "\"device_ids\":[\"device::a\"],\"updated_at\":\"2026-07-01T12:00:00Z\"}";
    private static int homes;

    private final RunningGateway gateway;
    private final DetailsForFlip details;
    private final FlipErrands errands;
    private final String site = "home-" + ++homes;

    FlipErrandsTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.details = gateway.bean(DetailsForFlip.class);
        this.errands = gateway.bean(FlipErrands.class);
    }

    @Test
    void details_are_durable_until_flip_has_them_and_erased_then() {
        String requestId = keep(ADDRESS);
        assertThat(stored(requestId).toJson()).contains("Grand Ave");

        flip(_ -> answer(503, "{\"message\":\"9 Grand Ave is too much\"}"));
        assertThat(errands.commission(site, "a", requestId, true))
                .isEqualTo(new Unavailable("HTTP 503", Duration.ZERO));
        assertThat(stored(requestId).toJson()).contains("Grand Ave");

        flip(_ -> answer(200, "{\"programs\":[],\"enrollment\":null}"));
        assertThat(errands.commission(site, "a", requestId, true)).isEqualTo(new Commissioned(false));
        assertThat(gateway.flip.requests().getLast().body()).contains("9 Grand Ave", "\"serial_number\":\"AC-1\"");
        assertThat(stored(requestId).toJson()).doesNotContain("Grand Ave", "AC-1", "Ada");
    }

    @Test
    void errand_that_is_run_again_after_its_end_ends_the_same_without_flip() {
        String requestId = keep(ADDRESS);
        flip(_ -> answer(200, "{}"));
        errands.commission(site, "a", requestId, true);
        flip(_ -> answer(500, ""));

        assertThat(errands.commission(site, "a", requestId, true)).isEqualTo(new Commissioned(true));
        assertThat(gateway.flip.requests()).isEmpty();
    }

    @Test
    void refusal_is_told_by_field_in_the_event_and_in_words_to_the_owner_alone() {
        String requestId = keep(ADDRESS);
        flip(
                _ -> answer(
                        422,
                        "{\"detail\":[{\"loc\":[\"body\",\"site\",\"zip_code\"],\"msg\":\"Value error, 88801 is far away\"}]}"));

        Refused refused = new Refused(List.of("address.zipCode"), Refusal.FIELDS);
        assertThat(errands.commission(site, "a", requestId, true)).isEqualTo(refused);
        assertThat(details.verdict(requestId))
                .contains(new Verdict(Refusal.FIELDS, List.of(new WrongField("address.zipCode", "88801 is far away"))));
        assertThat(stored(requestId).toJson()).doesNotContain("Grand Ave");
        assertThat(errands.commission(site, "a", requestId, true)).isEqualTo(refused);
    }

    @Test
    void conflict_with_the_same_home_is_a_success_and_with_another_a_refusal() {
        flip(request -> existing(request, "88801"));
        assertThat(errands.commission(site, "a", keep(ADDRESS), true)).isEqualTo(new Commissioned(true));

        flip(request -> existing(request, "90210"));
        assertThat(errands.commission(site, "a", keep(ADDRESS), true))
                .isEqualTo(new Refused(List.of(), Refusal.CONFLICT));
    }

    @Test
    void further_battery_is_added_to_the_site() {
        flip(_ -> answer(200, "{}"));
        assertThat(errands.commission(site, "b", keep(null), false)).isEqualTo(new Commissioned(false));
        assertThat(gateway.flip.lines()).containsExactly("POST /v1/site/" + site + "/devices");
    }

    @Test
    void lost_details_must_be_given_anew() {
        Refused lost = new Refused(List.of(), Refusal.DETAILS_LOST);
        assertThat(errands.commission(site, "a", "never-kept", true)).isEqualTo(lost);
        assertThat(errands.enrol(site, "p1", List.of("a"), null, "never-kept")).isEqualTo(lost);

        String requestId = keep(ADDRESS);
        gateway.clock.advance(Duration.ofDays(8));
        details.eraseExpired();
        assertThat(errands.commission(site, "a", requestId, true)).isEqualTo(lost);
        assertThat(gateway.database().getCollection("home_details").find(Filters.eq("_id", requestId)))
                .isEmpty();
    }

    @Test
    void enrolment_that_flip_has_already_is_taken() {
        Enrolled enrolled =
                new Enrolled("e1", List.of("a"), EnrolmentStatus.PENDING, Instant.parse("2026-07-01T12:00:00Z"));
        flip(request -> request.method().equals("POST") && request.path().endsWith("/enrollments")
                ? answer(200, ENROLMENT)
                : token());
        assertThat(enrol(answers())).isEqualTo(enrolled);

        flip(request -> switch (request.method() + request.path().replaceFirst(".*/", " ")) {
            case "POST enrollments" -> answer(409, "{}");
            case "GET enrollments" ->
                answer(
                        200,
                        "[" + ENROLMENT.replace("PENDING", "UNENROLLED").replace("e1", "e0") + "," + ENROLMENT + "]");
            default -> token();
        });
        assertThat(enrol(answers())).isEqualTo(enrolled);

        flip(request -> switch (request.method() + request.path().replaceFirst(".*/", " ")) {
            case "POST enrollments" -> answer(409, "{}");
            case "GET enrollments" -> answer(200, "[]");
            default -> token();
        });
        assertThat(enrol(answers())).isEqualTo(new Refused(List.of(), Refusal.CONFLICT));
    }

    @Test
    void wrong_answers_are_named() {
        flip(request -> request.path().endsWith("/enrollments")
                ? answer(
                        422,
                        "{\"detail\":[{\"loc\":[\"body\",\"program_specific_attributes\",0,\"value\"],\"msg\":\"unknown\"}]}")
                : token());
        String requestId = answers();
        assertThat(enrol(requestId)).isEqualTo(new Refused(List.of("answers.account_id"), Refusal.FIELDS));
        assertThat(stored(requestId).toJson()).doesNotContain("77-1");
    }

    @Test
    void what_flip_does_not_have_is_left_and_removed() {
        for (String body : List.of(
                "{}",
                "{\"detail\":\"Not Found\"}",
                "{\"error\":\"not_found\",\"message\":\"There is no site home\"}")) {
            flip(_ -> answer(404, body));
            assertThat(errands.leave(site, "e1")).as(body).isEqualTo(new Done());
            assertThat(errands.removeBattery(site, "a")).as(body).isEqualTo(new Done());
        }

        flip(request -> request.method().equals("DELETE") ? answer(409, "{}") : token());
        assertThat(errands.leave(site, "e1")).isEqualTo(new Refused(List.of(), Refusal.CONFLICT));
        flip(_ -> new RecordingHttp.Answer(429, "", Map.of("Retry-After", "7")));
        assertThat(errands.removeBattery(site, "a")).isEqualTo(new Unavailable("HTTP 429", Duration.ofSeconds(7)));
    }

    @Test
    void battery_stays_at_flip_until_its_readings_are_there() {
        flip(_ -> answer(200, "{}"));
        MongoCollection<Document> waiting = gateway.database().getCollection(FlipView.NAME);
        waiting.insertOne(new Document("kind", "chunk")
                .append("partition", Partitions.of("late"))
                .append("items", List.of(new Document("thing", "late").append("attempts", 0))));

        assertThat(errands.removeBattery(site, "late")).isInstanceOf(Unavailable.class);
        assertThat(gateway.flip.requests()).isEmpty();

        waiting.deleteMany(Filters.eq("items.thing", "late"));
        flip(request -> request.method().equals("DELETE") ? answer(204, "") : token());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> errands.removeBattery(site, "late").equals(new Done()));
    }

    @Test
    void not_found_that_is_not_flips_own_word_is_no_answer() {
        for (String body : List.of(
                "",
                "\"Not Found\"",
                "<html>There is no site here</html>",
                "{\"message\":\"no Route matched with those values\"}",
                "{\"message\":\"There is no DELETE /v1/site/home/device/a\"}")) {
            flip(_ -> answer(404, body));

            assertThat(errands.leave(site, "e1")).as(body).isInstanceOf(Unavailable.class);
            assertThat(errands.removeBattery(site, "a")).as(body).isInstanceOf(Unavailable.class);
            String requestId = keep(ADDRESS);
            assertThat(errands.commission(site, "a", requestId, true)).as(body).isInstanceOf(Unavailable.class);
            assertThat(stored(requestId).toJson()).contains("Grand Ave");
        }
    }

    @Test
    void whose_a_battery_is_that_was_given_up_is_told_by_the_details_and_by_the_verdict_after_them() {
        for (Finding finding : List.of(
                new Finding(request -> existing(request, "88801"), new Ours()),
                new Finding(request -> existing(request, "90210"), new Refused(List.of(), Refusal.CONFLICT)),
                new Finding(_ -> missing(), new Nothing()))) {
            String requestId = keep(ADDRESS);
            flip(_ -> answer(503, "{}"));
            assertThat(errands.find(site, "a", requestId, true)).isEqualTo(new Unavailable("HTTP 503", Duration.ZERO));
            assertThat(stored(requestId).toJson()).contains("Grand Ave");

            flip(finding.flip());
            assertThat(errands.find(site, "a", requestId, true)).isEqualTo(finding.found());
            assertThat(stored(requestId).toJson()).doesNotContain("Grand Ave", "AC-1", "Ada");
            assertThat(errands.find(site, "a", requestId, true)).isEqualTo(finding.found());
            assertThat(gateway.flip.lines()).noneMatch(line -> line.startsWith("PATCH") || line.startsWith("DELETE"));
        }
    }

    @Test
    void what_flip_answered_before_a_battery_was_given_up_stands() {
        flip(_ -> answer(200, "{}"));
        String taken = keep(ADDRESS);
        errands.commission(site, "a", taken, true);
        flip(_ -> answer(500, ""));
        assertThat(errands.find(site, "a", taken, true)).isEqualTo(new Ours());

        flip(_ -> answer(422, "{\"detail\":[{\"loc\":[\"body\",\"site\",\"zip_code\"],\"msg\":\"is far\"}]}"));
        String refused = keep(ADDRESS);
        errands.commission(site, "a", refused, true);
        flip(_ -> answer(500, ""));
        assertThat(errands.find(site, "a", refused, true))
                .isEqualTo(new Refused(List.of("address.zipCode"), Refusal.FIELDS));
    }

    @Test
    void whose_a_site_is_cannot_be_told_once_the_details_are_gone_but_a_site_that_flip_took_from_us_is_ours() {
        flip(request -> existing(request, "88801"));
        assertThat(errands.find(site, "a", "never-kept", true)).isEqualTo(new Refused(List.of(), Refusal.DETAILS_LOST));
        assertThat(errands.find(site, "a", "never-kept", false)).isEqualTo(new Ours());

        flip(_ -> missing());
        assertThat(errands.find(site, "a", "never-kept", true)).isEqualTo(new Nothing());
    }

    @Test
    void further_battery_of_a_site_that_is_ours_is_told_by_its_serial_number() {
        String requestId = keep(null);
        flip(request -> request.path().contains("/device/") ? answer(200, "{\"serial_number\":\"GH-1\"}") : token());
        assertThat(errands.find(site, "a", requestId, false)).isEqualTo(new Refused(List.of(), Refusal.CONFLICT));
    }

    private record Finding(Function<RecordingHttp.Request, RecordingHttp.Answer> flip, FindAnswer found) {}

    private static RecordingHttp.Answer missing() {
        return answer(404, "{\"error\":\"not_found\",\"message\":\"There is no site home\"}");
    }

    private Object enrol(String requestId) {
        return errands.enrol(site, "p1", List.of("a"), "v1", requestId);
    }

    private String answers() {
        return details.keep(OWNER, new EnrolmentAnswers(List.of(new Answer("account_id", "77-1"))));
    }

    private String keep(@Nullable Address address) {
        return details.keep(OWNER, new BatteryDetails(address, null, BATTERY, Instant.parse("2026-07-01T12:00:00Z")));
    }

    private Document stored(String requestId) {
        return Objects.requireNonNull(gateway.database()
                .getCollection("home_details")
                .find(Filters.eq("_id", requestId))
                .first());
    }

    private void flip(Function<RecordingHttp.Request, RecordingHttp.Answer> behaviour) {
        gateway.flip.answers(behaviour);
    }

    private static RecordingHttp.Answer existing(RecordingHttp.Request request, String zip) {
        if (request.path().equals("/v1/commission")) {
            return answer(409, "{}");
        }
        return answer(
                200, "{\"site_access_token\":\"t\",\"zip_code\":\"%s\",\"serial_number\":\"AC-1\"}".formatted(zip));
    }

    private static RecordingHttp.Answer token() {
        return answer(200, "{\"site_access_token\":\"t\"}");
    }

    private static RecordingHttp.Answer answer(int status, String body) {
        return RecordingHttp.Answer.of(status, body);
    }
}
