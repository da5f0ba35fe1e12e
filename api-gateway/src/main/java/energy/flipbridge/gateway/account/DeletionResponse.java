package energy.flipbridge.gateway.account;

import energy.flipbridge.gateway.api.UtcMillis;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** How far the deletion of an account is. */
@Schema(name = "AccountDeletion")
record DeletionResponse(
        @UtcMillis Instant requestedAt,

        @Schema(description = "the batteries that Flip has not let go yet")
        List<String> batteriesLeft,

        @Schema(description = "how many homes Flip has not confirmed to have forgotten yet")
        int contactsLeft) {

    static DeletionResponse of(Instant requestedAt, List<HomeDetails> homes) {
        return new DeletionResponse(
                requestedAt,
                homes.stream()
                        .flatMap(home -> home.batteries().stream())
                        .map(Battery::thing)
                        .toList(),
                (int) homes.stream()
                        .filter(home -> home.contactErasedAt() == null)
                        .count());
    }
}
