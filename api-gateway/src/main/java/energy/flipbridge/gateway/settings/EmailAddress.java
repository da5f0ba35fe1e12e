package energy.flipbridge.gateway.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form under which it is found again. It is never printed, so that it reaches no log.
 *
 * @param value without blanks around it and in lower case
 */
public record EmailAddress(String value) {

    /** What browsers take for an address, with a dot in its domain; blanks around it are forgiven. */
    public static final String FORM = "\\s*[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){1,20}\\s*";

    public static final int LONGEST = 254;

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public static Optional<EmailAddress> parse(String text) {
        return text.length() <= LONGEST && PATTERN.matcher(text).matches()
                ? Optional.of(new EmailAddress(text.strip().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "(e-mail address)";
    }
}
