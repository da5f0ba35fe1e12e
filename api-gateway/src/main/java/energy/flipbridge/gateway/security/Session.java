package energy.flipbridge.gateway.security;

import java.time.Duration;

/**
 * A browser in which somebody is signed in.
 *
 * @param prolonged whether its end was just put off, so that the cookie has to follow
 */
record Session(Caller caller, boolean prolonged) {

    private static final Duration HOMEOWNER_IDLE = Duration.ofDays(30);
    private static final Duration STAFF = Duration.ofHours(12);

    /** how long it lasts without a request, or, of staff, at all */
    static Duration longestIdle(CallerRole role) {
        return switch (role) {
            case HOMEOWNER -> HOMEOWNER_IDLE;
            case SUPPORT -> STAFF;
        };
    }
}
