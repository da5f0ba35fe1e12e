package energy.flipbridge.gateway.home;

import java.util.List;

/** What a homeowner answered to the questions of a programme's form. */
record EnrolmentAnswers(List<Answer> answers) {

    /** Flip wants every value as text. */
    record Answer(String name, String value) {}

    @Override
    public String toString() {
        return "EnrolmentAnswers[...]";
    }
}
