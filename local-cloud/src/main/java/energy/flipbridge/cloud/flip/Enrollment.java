package energy.flipbridge.cloud.flip;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site's application to a programme and what became of it (docs.flip.energy/enrollment-process). */
record Enrollment(
        String id,
        List<String> deviceIds,
        String siteId,
        String programId,
        Method enrollMethod,
        Status status,
        @Nullable String statusReason,
        @Nullable Instant enrolledAt,
        @Nullable Instant unenrolledAt,
        List<Attribute> programSpecificAttributes,
        @Nullable Boolean hasAgreedToTermsAndConditions,
        @Nullable String termsAndConditionsVersion,
        Instant createdAt,
        Instant updatedAt) {

    enum Method {
        AUTO_ENROLL,
        USER_ACTION
    }

    enum Status {
        PENDING,
        ACTIVE,
        NEEDS_ACTION,
        REJECTED,
        UNENROLLED
    }

    /** An answer to a form field; the value is always text. */
    record Attribute(String name, String value) {}

    Enrollment became(Status next, @Nullable String reason, Instant now) {
        return new Enrollment(
                id,
                deviceIds,
                siteId,
                programId,
                enrollMethod,
                next,
                reason,
                next == Status.ACTIVE && enrolledAt == null ? now : enrolledAt,
                next == Status.UNENROLLED ? now : null,
                programSpecificAttributes,
                hasAgreedToTermsAndConditions,
                termsAndConditionsVersion,
                createdAt,
                now);
    }
}
