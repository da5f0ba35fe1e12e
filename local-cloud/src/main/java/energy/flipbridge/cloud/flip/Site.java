package energy.flipbridge.cloud.flip;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A home with a utility account; the id is the integrator's (docs.flip.energy/api-6038136). */
record Site(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String stateCode,
        @Nullable String city,
        @Nullable String zipCode,
        @Nullable String streetAddress,
        @Nullable String streetAddress2,
        @Nullable String serviceAccountId,
        @Nullable String tariffId,
        Instant createdAt,
        Instant updatedAt) {

    static Site blank(String id, Instant now) {
        return new Site(id, null, null, null, null, null, null, null, null, null, null, null, now, now);
    }
}
