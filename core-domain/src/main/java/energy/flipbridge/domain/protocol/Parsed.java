package energy.flipbridge.domain.protocol;

/** The result of reading a message that anybody may have written. */
public sealed interface Parsed<T> {

    record Accepted<T>(T value) implements Parsed<T> {}

    /** @param cause says in words what is wrong, without repeating secrets or long values */
    record Refused<T>(String cause) implements Parsed<T> {}
}
