package energy.flipbridge.cloud.flip;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, in FastAPI's form of a 422 ({@code detail[].loc, msg, type}). */
final class Violations {
    private static final int MOST = 50;
    private final List<Violation> found = new ArrayList<>();

    /** One fault; {@code loc} is its path from the part of the request, such as {@code ["body","site","email"]}. */
    record Violation(List<Object> loc, String msg, String type) {}

    /** Answered as 422. */
    static final class Unprocessable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Violation> detail;

        private Unprocessable(List<Violation> detail) {
            super("unprocessable", null, false, false);
            this.detail = List.copyOf(detail);
        }

        List<Violation> detail() {
            return detail;
        }
    }

    static Unprocessable of(List<Object> loc, String msg, String type) {
        return new Unprocessable(List.of(new Violation(loc, msg, type)));
    }

    void add(List<Object> loc, String msg, String type) {
        if (found.size() < MOST) {
            found.add(new Violation(loc, msg, type));
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new Unprocessable(found);
        }
    }
}
