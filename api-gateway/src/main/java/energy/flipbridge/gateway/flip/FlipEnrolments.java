package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Flip's programmes and who takes part in them. */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
public class FlipEnrolments {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    /** An answer to a question of a programme's form; Flip wants every value as text. */
    public record Attribute(String name, String value) {}

    /**
     * Taking part, by the homeowner's own decision.
     *
     * @param termsVersion that was agreed to; {@code null} when the programme has no terms
     */
    public record Application(
            String programId,
            List<String> deviceIds,
            @Nullable String termsVersion,
            List<Attribute> answers) {}

    private final FlipCalls calls;

    FlipEnrolments(FlipCalls calls) {
        this.calls = calls;
    }

    /** The programmes for batteries at a zip code. */
    public FlipAnswer<List<FlipProgramme>> programmes(String siteId, String zipCode) {
        List<FlipProgramme> all = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            String query = "/programs?zip_code=" + FlipHttp.encoded(zipCode) + "&device_type=BATTERY&skip="
                    + page * PAGE + "&limit=" + PAGE;
            FlipAnswer<List<FlipProgramme>> answer = FlipAnswer.readable(
                            () -> calls.forSite("GET", siteId, query, FlipCalls.NO_BODY))
                    .map(list -> list.valueStream().map(FlipProgramme::of).toList());
            if (!(answer instanceof FlipAnswer.Done<List<FlipProgramme>>(List<FlipProgramme> found))) {
                return answer;
            }
            all.addAll(found);
            if (found.size() < PAGE) {
                break;
            }
        }
        return new FlipAnswer.Done<>(List.copyOf(all));
    }

    public FlipAnswer<FlipProgramme> programme(String siteId, String programId) {
        return FlipAnswer.readable(() ->
                        calls.forSite("GET", siteId, "/program/" + FlipHttp.encoded(programId), FlipCalls.NO_BODY))
                .map(FlipProgramme::of);
    }

    public FlipAnswer<FlipEnrolment> enrol(String siteId, Application application) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode devices = body.putArray("device_ids");
        application.deviceIds().forEach(devices::add);
        body.put("program_id", application.programId())
                .put("enroll_method", "USER_ACTION")
                .put("has_agreed_to_terms_and_conditions", true)
                .put("terms_and_conditions_version", application.termsVersion());
        body.set("program_specific_attributes", JsonMapper.shared().valueToTree(application.answers()));
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        return FlipAnswer.readable(() -> calls.forSite("POST", siteId, "/enrollments", bytes))
                .map(FlipEnrolment::of);
    }

    /** The site's enrolments, those that ended included. */
    public FlipAnswer<List<FlipEnrolment>> enrolments(String siteId) {
        return FlipAnswer.readable(() -> calls.forSite("GET", siteId, "/enrollments", FlipCalls.NO_BODY))
                .map(list -> list.valueStream().map(FlipEnrolment::of).toList());
    }

    public FlipAnswer<JsonNode> leave(String siteId, String enrolmentId) {
        String path = "/enrollment/" + FlipHttp.encoded(enrolmentId);
        return FlipAnswer.of(() -> calls.forSite("DELETE", siteId, path, FlipCalls.NO_BODY));
    }
}
