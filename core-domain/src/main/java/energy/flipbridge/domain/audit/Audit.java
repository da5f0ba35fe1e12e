package energy.flipbridge.domain.audit;

import java.util.Map;

/** The metadata that every event carries: who, why, and where from. */
public final class Audit {

    /**
     * Who did it: {@code flip}, {@code device:<thing>}, {@code homeowner:<id>}, {@code support:<id>} or
     * {@code system:<policy>}.
     */
    public static final String ACTOR = "actor";

    /** The id of the webhook, message or request that began the chain. */
    public static final String CORRELATION = "correlationId";

    /** The id of the event or message that led directly to this one. */
    public static final String CAUSATION = "causationId";

    /** Where it came in: {@code webhook:<id>}, {@code sqs:<message id>}, {@code http:<request id>}. */
    public static final String SOURCE = "source";

    public static final String FLIP = "flip";

    private Audit() {}

    public static String device(String thing) {
        return "device:" + thing;
    }

    public static String homeowner(String id) {
        return "homeowner:" + id;
    }

    public static String support(String name) {
        return "support:" + name;
    }

    public static String system(String policy) {
        return "system:" + policy;
    }

    /** The metadata of what somebody asked for over HTTP, where the chain begins. */
    public static Map<String, String> requested(String actor, String requestId) {
        return Map.of(ACTOR, actor, CORRELATION, requestId, CAUSATION, requestId, SOURCE, "http:" + requestId);
    }
}
