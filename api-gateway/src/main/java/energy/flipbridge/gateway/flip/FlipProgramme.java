package energy.flipbridge.gateway.flip;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A utility's programme as Flip describes it (docs.flip.energy/api-6038147). Earnings are whole US dollars, estimated for
 * the site.
 *
 * @param minimumCommitmentMonths {@code null} when not known
 * @param participationMonths 1 to 12
 * @param termsMarkdown what is agreed to
 */
public record FlipProgramme(
        String id,
        String name,
        String description,
        double earningsUpfront,
        double earningsYearly,
        @Nullable Integer minimumCommitmentMonths,
        List<Integer> participationMonths,
        @Nullable Integer minimumReservePercent,
        List<Question> form,
        @Nullable String termsVersion,
        @Nullable String termsMarkdown) {

    /** One question of the enrolment form. */
    public record Question(
            String name, String label, Type type, @Nullable String hint) {

        /** an unknown type is asked as text */
        public enum Type {
            BOOLEAN,
            NUMBER,
            STRING;

            static Type of(String word) {
                return switch (word) {
                    case "boolean" -> BOOLEAN;
                    case "number" -> NUMBER;
                    default -> STRING;
                };
            }
        }
    }

    static FlipProgramme of(JsonNode program) {
        return new FlipProgramme(
                program.path("id").asString(""),
                program.path("name").asString(""),
                program.path("description").asString(""),
                program.path("earnings_for_site_upfront").asDouble(0),
                program.path("earnings_for_site_yearly").asDouble(0),
                FlipJson.whole(program.path("minimum_commitment_months")),
                program.path("participation_months")
                        .valueStream()
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::intValue)
                        .toList(),
                FlipJson.whole(program.path("minimum_reserve_percentage")),
                program.path("enrollment_form")
                        .valueStream()
                        .map(FlipProgramme::question)
                        .toList(),
                FlipJson.text(program.path("terms_and_conditions_version")),
                FlipJson.text(program.path("terms_and_conditions_text")));
    }

    public Optional<String> terms() {
        return Optional.ofNullable(termsVersion);
    }

    private static Question question(JsonNode field) {
        String name = field.path("name").asString("");
        return new Question(
                name,
                field.path("label").asString(name),
                Question.Type.of(field.path("type").asString("")),
                FlipJson.text(field.path("hint")));
    }
}
