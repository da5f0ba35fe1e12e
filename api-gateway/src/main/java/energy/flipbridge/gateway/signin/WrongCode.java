package energy.flipbridge.gateway.signin;

import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;

/** A code that does not belong to the sign-ins of its address. */
final class WrongCode extends InvalidOneTimeTokenException {

    private final int attemptsLeft;

    WrongCode(int attemptsLeft) {
        super("wrong code");
        this.attemptsLeft = attemptsLeft;
    }

    int attemptsLeft() {
        return attemptsLeft;
    }
}
