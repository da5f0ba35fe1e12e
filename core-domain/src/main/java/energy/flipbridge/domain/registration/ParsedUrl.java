package energy.flipbridge.domain.registration;

/** A registration URL that was read, or why it is refused. */
public sealed interface ParsedUrl {

    record Accepted(RegistrationUrl url) implements ParsedUrl {}

    record Refused(Reason reason) implements ParsedUrl {}

    enum Reason {
        TOO_LONG,
        NO_THING_NAME,
        NO_TIME,
        NO_NONCE,
        TOO_OLD,
        FROM_THE_FUTURE,
        /** no JSON, or no base64url */
        UNREADABLE
    }
}
