package energy.flipbridge.gateway.claim;

/** The link that a battery signed, in either of its forms. */
public sealed interface RegistrationLink {

    /** The prototype's: the URL's two parameters, decoded. */
    record Url(String payload, String signature) implements RegistrationLink {

        @Override
        public String toString() {
            return "Url[...]";
        }
    }

    /** The newer one, a JWS. */
    record Token(String text) implements RegistrationLink {

        @Override
        public String toString() {
            return "Token[...]";
        }
    }
}
