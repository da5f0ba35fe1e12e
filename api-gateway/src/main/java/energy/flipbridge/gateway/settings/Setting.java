package energy.flipbridge.gateway.settings;

import java.net.URI;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A setting as it is checked at start.
 *
 * @param neededFor the roles that cannot do without it; none when it is optional
 * @param form what a right value looks like, for the message
 * @param source where the value comes from
 */
record Setting(String name, Set<Role> neededFor, String form, Predicate<String> isRight, String source) {

    static boolean isHttpUrl(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
