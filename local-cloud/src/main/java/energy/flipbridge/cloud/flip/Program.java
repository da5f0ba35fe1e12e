package energy.flipbridge.cloud.flip;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A utility's programme (docs.flip.energy/api-6038147); earnings in whole US dollars, months 1 to 12. */
record Program(
        String id,
        String name,
        String description,
        List<DeviceType> eligibleDeviceTypes,
        boolean canAutoEnroll,
        int minimumReservePercentage,
        @Nullable Integer minimumCommitmentMonths,
        List<Integer> participationMonths,
        int earningsForSiteUpfront,
        int earningsForSiteYearly,
        List<FormField> enrollmentForm,
        @Nullable String termsAndConditionsVersion,
        @Nullable String termsAndConditionsText,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore Set<String> zipCodes) {

    /** One question of the enrolment form; {@code type} is boolean, number or string. */
    record FormField(
            String name,
            String label,
            String type,
            @Nullable String hint) {}

    boolean serves(@Nullable String zipCode) {
        return zipCode != null && zipCodes.contains(zipCode.length() > 5 ? zipCode.substring(0, 5) : zipCode);
    }

    boolean takes(DeviceType type) {
        return eligibleDeviceTypes.contains(type);
    }
}
