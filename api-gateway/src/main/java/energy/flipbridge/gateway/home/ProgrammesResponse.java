package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.flip.FlipProgramme;
import energy.flipbridge.gateway.flip.FlipProgramme.Question;
import energy.flipbridge.gateway.home.HomeResponse.EnrolmentResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Schema(name = "Programmes")
record ProgrammesResponse(List<ProgrammeResponse> programmes) {

    @Schema(name = "Programme", description = "A utility's programme for batteries at the home's zip code")
    record ProgrammeResponse(
            String programId,
            String name,
            String description,

            @Schema(description = "estimated for this home") double earningsUpfrontUsd,

            @Schema(description = "estimated for this home") double earningsYearlyUsd,

            @Nullable Integer minimumCommitmentMonths,
            @Schema(description = "1 to 12") List<Integer> participationMonths,
            @Nullable Integer minimumReservePercent,
            List<QuestionResponse> form,
            @Nullable String termsVersion,

            @Schema(description = "what is agreed to; Markdown from the utility, not to be trusted") @Nullable
            String termsMarkdown,

            @Nullable EnrolmentResponse enrolment,

            @Schema(description = "why the enrolment stands so, in Flip's or the utility's words") @Nullable
            String reason) {

        static ProgrammeResponse of(
                FlipProgramme programme, @Nullable EnrolmentResponse enrolment, @Nullable String reason) {
            return new ProgrammeResponse(
                    programme.id(),
                    programme.name(),
                    programme.description(),
                    programme.earningsUpfront(),
                    programme.earningsYearly(),
                    programme.minimumCommitmentMonths(),
                    programme.participationMonths(),
                    programme.minimumReservePercent(),
                    programme.form().stream().map(QuestionResponse::of).toList(),
                    programme.termsVersion(),
                    programme.termsMarkdown(),
                    enrolment,
                    reason);
        }
    }

    @Schema(name = "ProgrammeQuestion")
    record QuestionResponse(
            String name,
            String label,

            @Schema(allowableValues = {"boolean", "number", "string"})
            String type,

            @Nullable String hint) {

        static QuestionResponse of(Question question) {
            return new QuestionResponse(
                    question.name(),
                    question.label(),
                    question.type().name().toLowerCase(Locale.ROOT),
                    question.hint());
        }
    }
}
