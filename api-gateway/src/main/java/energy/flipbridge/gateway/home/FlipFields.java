package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.home.EnrolmentAnswers.Answer;
import energy.flipbridge.gateway.web.WrongField;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that our forms have for the fields that Flip names. */
final class FlipFields {

    private static final Pattern DEVICE =
            Pattern.compile("(?:devices\\.\\d+\\.)?(?:attributes\\.|configuration\\.)?(.*)");
    private static final Pattern ANSWER = Pattern.compile("programSpecificAttributes(?:\\.(\\d+).*)?");
    private static final String SITE = "site.";

    private FlipFields() {}

    /** of a request to commission, as {@code address.zipCode} or {@code battery.serialNumber} */
    static String ofCommissioning(FlipFault fault) {
        if (fault.field().startsWith(SITE)) {
            return "address." + fault.field().substring(SITE.length());
        }
        Matcher device = DEVICE.matcher(fault.field());
        return device.matches() && !device.group(1).isEmpty() ? "battery." + device.group(1) : fault.field();
    }

    /** of a request to enrol, as {@code answers.account_id} or {@code termsVersion} */
    static Function<FlipFault, String> ofEnrolment(List<Answer> answers) {
        return fault -> switch (fault.field()) {
            case "termsAndConditionsVersion" -> "termsVersion";
            case "hasAgreedToTermsAndConditions" -> "agreed";
            case "programId" -> "programId";
            default -> {
                Matcher matcher = ANSWER.matcher(fault.field());
                yield matcher.matches() ? answer(matcher.group(1), fault.message(), answers) : fault.field();
            }
        };
    }

    static List<WrongField> all(List<FlipFault> faults, Function<FlipFault, String> field) {
        return faults.stream()
                .map(fault -> new WrongField(field.apply(fault), fault.message()))
                .toList();
    }

    /** Flip names an answer by its place in the list, or the question in its words. */
    private static String answer(@Nullable String index, String message, List<Answer> answers) {
        if (index != null && index.length() < 6 && Integer.parseInt(index) < answers.size()) {
            return "answers." + answers.get(Integer.parseInt(index)).name();
        }
        return answers.stream()
                .map(Answer::name)
                .filter(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(message)
                        .find())
                .findFirst()
                .map(name -> "answers." + name)
                .orElse("answers");
    }
}
