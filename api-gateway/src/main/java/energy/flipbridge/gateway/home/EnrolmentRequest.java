package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.home.EnrolmentAnswers.Answer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param termsVersion of the terms that were shown; {@code null} when the programme has none */
@Schema(name = "EnrolmentRequest")
record EnrolmentRequest(
        @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
        String programId,

        @Schema(description = "of the terms that were shown; left out when the programme has none")
        @Size(max = 200, message = "is too long")
        @Nullable
        String termsVersion,

        @AssertTrue(message = "must be true: the terms must be agreed to")
        boolean agreed,

        @NotNull(message = "is missing") @Size(max = 100, message = "are too many")
        List<@NotNull(message = "is missing") @Valid AnswerForm> answers) {

    @Schema(name = "EnrolmentAnswer", description = "to a question of the form; the value is always text")
    record AnswerForm(
            @NotBlank(message = "is missing") @Size(max = 200, message = "is too long")
            String name,

            @NotNull(message = "is missing") @Size(max = 500, message = "is too long")
            String value) {}

    List<Answer> given() {
        return answers.stream()
                .map(answer -> new Answer(answer.name(), answer.value()))
                .toList();
    }

    @Override
    public String toString() {
        return "EnrolmentRequest[" + programId + "]";
    }
}
