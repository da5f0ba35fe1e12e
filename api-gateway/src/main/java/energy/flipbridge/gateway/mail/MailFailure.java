package energy.flipbridge.gateway.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** Says why a mail could not be sent, without the addresses that mail servers repeat in their answers. */
final class MailFailure {

    private static final Pattern SMTP_CODE = Pattern.compile("(?m)^\\s*([45]\\d\\d(?:[ -][245]\\.\\d+\\.\\d+)?)\\b");

    /** no such mailbox, not here, and no such name */
    private static final Pattern FOR_GOOD = Pattern.compile("SMTPAddressFailedException 55[013].*");

    private MailFailure() {}

    static String harmless(@Nullable Throwable failure) {
        if (failure == null) {
            return "nothing";
        }
        Throwable deepest = deepest(failure);
        Matcher code = SMTP_CODE.matcher(String.valueOf(deepest.getMessage()));
        String kind = deepest.getClass().getSimpleName();
        return code.find() ? kind + " " + code.group(1) : kind;
    }

    /** whether the server refused the address itself, and not only for now */
    static boolean isForGood(Throwable failure) {
        return FOR_GOOD.matcher(harmless(failure)).matches();
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable each = beneath(failure); each != null; each = beneath(each)) {
            deepest = each;
        }
        return deepest;
    }

    private static @Nullable Throwable beneath(Throwable failure) {
        return failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? sending.getMessageExceptions()[0]
                : failure.getCause();
    }
}
