package energy.flipbridge.gateway.security;

import energy.flipbridge.domain.audit.Audit;
import java.security.Principal;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/**
 * The person behind a request; a controller has it as {@code @AuthenticationPrincipal Caller}.
 *
 * @param id of the account of a homeowner; the name of a member of the staff or of a support token
 */
public record Caller(String id, CallerRole role) implements AuthenticatedPrincipal {

    public static Caller homeowner(String accountId) {
        return new Caller(accountId, CallerRole.HOMEOWNER);
    }

    public static Caller support(String name) {
        return new Caller(name, CallerRole.SUPPORT);
    }

    /** The person behind the principal of a request that only people may make. */
    public static Caller of(Principal principal) {
        if (principal instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new AccessDeniedException("this is no person");
    }

    /** as the audit names this person, and as the owner of homes and batteries */
    public String actor() {
        return switch (role) {
            case HOMEOWNER -> Audit.homeowner(id);
            case SUPPORT -> Audit.support(id);
        };
    }

    @Override
    public String getName() {
        return id;
    }
}
