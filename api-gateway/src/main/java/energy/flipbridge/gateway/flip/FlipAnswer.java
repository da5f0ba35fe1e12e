package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.flip.FlipHttp.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What Flip said to a call, by what its caller can do about it. Causes are for people and may be shown. */
public sealed interface FlipAnswer<T> {

    record Done<T>(T value) implements FlipAnswer<T> {}

    /** Flip has none of that id. */
    record Missing<T>(String cause) implements FlipAnswer<T> {}

    /** Flip has something already, or it is over, so that this cannot be. */
    record Conflict<T>(String cause) implements FlipAnswer<T> {}

    /**
     * Flip does not accept the data; sending them again would change nothing.
     *
     * @param faults field by field; none when Flip does not say
     */
    record Refused<T>(int status, List<FlipFault> faults, String cause) implements FlipAnswer<T> {}

    /**
     * It may pass.
     *
     * @param retryAfter zero when Flip does not say
     */
    record Unavailable<T>(String cause, Duration retryAfter) implements FlipAnswer<T> {}

    default <R> FlipAnswer<R> map(Function<? super T, R> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Missing<T>(String cause) -> new Missing<>(cause);
            case Conflict<T>(String cause) -> new Conflict<>(cause);
            case Refused<T>(int status, List<FlipFault> faults, String cause) -> new Refused<>(status, faults, cause);
            case Unavailable<T>(String cause, Duration retryAfter) -> new Unavailable<>(cause, retryAfter);
        };
    }

    /** A call whose success needs no body. */
    static FlipAnswer<JsonNode> of(Call call) {
        try {
            FlipReply reply = call.send();
            if (reply.isSuccess()) {
                return new Done<>(reply.json());
            }
            return switch (reply.status()) {
                case 404, 410 -> missing(reply);
                case 409 -> new Conflict<>(reply.problem());
                case 401, 403, 408, 429 -> new Unavailable<>(reply.problem(), reply.retryAfter());
                default ->
                    reply.status() >= 400 && reply.status() < 500
                            ? new Refused<>(reply.status(), FlipFault.all(reply.json()), reply.problem())
                            : new Unavailable<>(reply.problem(), reply.retryAfter());
            };
        } catch (Unreachable e) {
            return new Unavailable<>(String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    /** A wrong address, a proxy or an unknown route says "not found" as well, and nothing may follow from that. */
    private static <T> FlipAnswer<T> missing(FlipReply reply) {
        return reply.isAboutAThing()
                ? new Missing<>(reply.problem())
                : new Unavailable<>(reply.problem(), reply.retryAfter());
    }

    /** A call that is answered with an object or a list. */
    static FlipAnswer<JsonNode> readable(Call call) {
        FlipAnswer<JsonNode> answer = of(call);
        return answer instanceof Done<JsonNode>(JsonNode json) && !json.isContainer()
                ? new Unavailable<>("Flip's answer cannot be read", Duration.ZERO)
                : answer;
    }

    /** Sends a request. */
    interface Call {
        FlipReply send() throws Unreachable;
    }
}
