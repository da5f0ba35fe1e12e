package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.flip.FlipProgramme.Question;
import energy.flipbridge.gateway.home.EnrolmentAnswers.Answer;
import energy.flipbridge.gateway.web.WrongField;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormAnswersTest {

    private static final List<Question> FORM = List.of(
            new Question("account_id", "Account", Question.Type.STRING, null),
            new Question("has_solar", "Solar", Question.Type.BOOLEAN, null),
            new Question("occupants", "People", Question.Type.NUMBER, null));

    @Test
    void are_completed_as_the_prototype_did() {
        List<Answer> given = List.of(new Answer("occupants", " 2.5 "));
        assertThat(FormAnswers.errors(FORM, given)).isEmpty();
        assertThat(FormAnswers.complete(FORM, given))
                .containsExactly(
                        new Answer("account_id", ""), new Answer("has_solar", "false"), new Answer("occupants", "2.5"));
    }

    @Test
    void every_wrong_one_is_named() {
        assertThat(FormAnswers.errors(
                        FORM,
                        List.of(
                                new Answer("has_solar", "yes"),
                                new Answer("occupants", "many"),
                                new Answer("shoe_size", "44"))))
                .containsExactly(
                        new WrongField("answers.has_solar", "must be true or false"),
                        new WrongField("answers.occupants", "must be a number"),
                        new WrongField("answers.shoe_size", "is not asked for"));
        assertThat(FormAnswers.errors(FORM, List.of()))
                .containsExactly(new WrongField("answers.occupants", "must be a number"));
    }

    @Test
    void flips_names_become_ours() {
        assertThat(List.of(
                                "site.zipCode",
                                "devices.0.serialNumber",
                                "devices.0.attributes.batteryCapacityWh",
                                "configuration.reservePercentage",
                                "")
                        .stream()
                        .map(field -> FlipFields.ofCommissioning(new FlipFault(field, "?"))))
                .containsExactly(
                        "address.zipCode",
                        "battery.serialNumber",
                        "battery.batteryCapacityWh",
                        "battery.reservePercentage",
                        "");

        List<Answer> answers = List.of(new Answer("account_id", ""), new Answer("occupants", "2"));
        assertThat(List.of(
                                new FlipFault("programSpecificAttributes", "account_id is required as text"),
                                new FlipFault("programSpecificAttributes.1.value", "too many"),
                                new FlipFault("programSpecificAttributes", "something else"),
                                new FlipFault("termsAndConditionsVersion", "old"),
                                new FlipFault("deviceIds", "none"))
                        .stream()
                        .map(FlipFields.ofEnrolment(answers)))
                .containsExactly("answers.account_id", "answers.occupants", "answers", "termsVersion", "deviceIds");
    }
}
