package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.flip.FlipAnswer;
import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.homes.HomeDetails;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** What Flip's answers mean for a request that waits for them. */
final class FlipProblems {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private FlipProblems() {}

    /**
     * @param missing what it means when Flip has none of the id
     * @param conflict what it means when Flip says that it cannot be
     * @param field our name of a field that Flip names
     */
    static <T> T value(
            FlipAnswer<T> answer,
            Supplier<ProblemException> missing,
            Supplier<ProblemException> conflict,
            Function<FlipFault, String> field) {
        return switch (answer) {
            case FlipAnswer.Done<T>(T value) -> value;
            case FlipAnswer.Missing<T> _ -> throw missing.get();
            case FlipAnswer.Conflict<T> _ -> throw conflict.get();
            case FlipAnswer.Refused<T>(int _, List<FlipFault> faults, String cause) ->
                throw refused(faults, cause, field);
            case FlipAnswer.Unavailable<T>(String _, Duration retryAfter) -> throw unreachable(retryAfter);
        };
    }

    /** @return the value of a question that says nothing that Flip could refuse */
    static <T> T value(FlipAnswer<T> answer, Supplier<ProblemException> missing) {
        return value(answer, missing, FlipProblems::conflict, FlipFault::field);
    }

    static ProblemException unreachable(Duration retryAfter) {
        return ProblemException.unavailable(
                "flip-unreachable",
                "Flip does not answer at the moment. Try again in a moment.",
                retryAfter.isPositive() ? retryAfter : RETRY_AFTER);
    }

    /** What Flip has under the id of a home that it did not commission for us may be somebody else's. */
    static void requireKnown(HomeDetails home) {
        if (!home.isKnownToFlip()) {
            throw notAtFlip();
        }
    }

    /** The home is ours, but its battery is not commissioned yet. */
    static ProblemException notAtFlip() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "not-commissioned",
                "Flip does not know this home yet. Wait until its battery is commissioned, then try again.");
    }

    private static ProblemException conflict() {
        return new ProblemException(
                HttpStatus.CONFLICT, "flip-conflict", "Flip does not take this at the moment. Open the home again.");
    }

    private static ProblemException refused(List<FlipFault> faults, String cause, Function<FlipFault, String> field) {
        return faults.isEmpty()
                ? new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "flip-rejected",
                        "Flip did not accept it (" + cause + "). Correct it and send it again.")
                : ProblemException.invalidFields(faults.stream()
                        .map(fault -> new WrongField(field.apply(fault), fault.message()))
                        .toList());
    }
}
