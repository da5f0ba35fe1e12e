package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.flip.FlipProgramme.Question;
import energy.flipbridge.gateway.home.EnrolmentAnswers.Answer;
import energy.flipbridge.gateway.web.WrongField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers to a programme's form, which Flip wants complete and as text. */
final class FormAnswers {

    private FormAnswers() {}

    /** what is wrong, as {@code answers.<name>} */
    static List<WrongField> errors(List<Question> form, List<Answer> answers) {
        Map<String, String> given = byName(answers);
        List<WrongField> errors = new ArrayList<>();
        for (Question question : form) {
            String value = given.remove(question.name());
            switch (question.type()) {
                case STRING -> {
                    // Flip takes an empty text, as the prototype sends it
                }
                case BOOLEAN -> {
                    if (value != null && !value.equals("true") && !value.equals("false")) {
                        errors.add(wrong(question.name(), "must be true or false"));
                    }
                }
                case NUMBER -> {
                    if (value == null || !value.strip().matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
                        errors.add(wrong(question.name(), "must be a number"));
                    }
                }
            }
        }
        given.keySet().forEach(name -> errors.add(wrong(name, "is not asked for")));
        return List.copyOf(errors);
    }

    /** an answer to each question, in the form's order; an unchecked box is false, as in the prototype */
    static List<Answer> complete(List<Question> form, List<Answer> answers) {
        Map<String, String> given = byName(answers);
        return form.stream()
                .map(question -> new Answer(
                        question.name(),
                        given.getOrDefault(question.name(), question.type() == Question.Type.BOOLEAN ? "false" : "")
                                .strip()))
                .toList();
    }

    private static Map<String, String> byName(List<Answer> answers) {
        Map<String, String> byName = new LinkedHashMap<>();
        answers.forEach(answer -> byName.put(answer.name(), answer.value()));
        return byName;
    }

    private static WrongField wrong(String name, String message) {
        return new WrongField("answers." + name, message);
    }
}
