package energy.flipbridge.projections.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a command to its aggregate and waits until its events are stored. */
public interface CommandSender {

    /**
     * @param metadata who and why, see {@link energy.flipbridge.domain.audit.Audit}
     * @return what the handler answered
     * @throws Refused when the command can never be handled
     * @throws RuntimeException when the store cannot be reached or stays busy, after some retries
     */
    @Nullable
    Object send(Object command, Map<String, String> metadata);

    /** The aggregate does not exist, or its code failed: trying again would change nothing. */
    final class Refused extends RuntimeException {

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
