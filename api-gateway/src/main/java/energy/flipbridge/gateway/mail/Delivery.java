package energy.flipbridge.gateway.mail;

/** What the mail server made of a mail. */
public sealed interface Delivery {

    record Taken() implements Delivery {}

    /** It will never take a mail to this address. */
    record Undeliverable() implements Delivery {}

    /** @param cause for the log, without the address */
    record Failed(String cause) implements Delivery {}
}
