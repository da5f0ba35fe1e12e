package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who showed a right secret; the secret itself is not kept. */
final class BearerAuthentication extends AbstractAuthenticationToken {

    static final String PIPE = "PIPE";
    static final String METRICS = "METRICS";

    private final String name;
    private final transient @Nullable Secret shown;

    private BearerAuthentication(String name, @Nullable Secret shown, List<SimpleGrantedAuthority> authorities) {
        super(authorities);
        this.name = name;
        this.shown = shown;
    }

    static BearerAuthentication unchecked(String shown) {
        return new BearerAuthentication("unknown", new Secret(shown), List.of());
    }

    static BearerAuthentication checked(String name, String role) {
        BearerAuthentication authentication =
                new BearerAuthentication(name, null, List.of(new SimpleGrantedAuthority("ROLE_" + role)));
        authentication.setAuthenticated(true);
        return authentication;
    }

    @Override
    public @Nullable Object getCredentials() {
        return shown;
    }

    String shown() {
        return shown == null ? "" : shown.value();
    }

    @Override
    public Object getPrincipal() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
