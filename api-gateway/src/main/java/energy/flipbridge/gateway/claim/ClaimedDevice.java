package energy.flipbridge.gateway.claim;

import energy.flipbridge.domain.device.Claim;
import energy.flipbridge.domain.flip.FlipIds;
import io.swagger.v3.oas.annotations.media.Schema;

/** What has become of a battery by a claim. */
record ClaimedDevice(
        String thing,
        @Schema(description = "opaque") String owner,

        @Schema(description = "false when it was claimed by the same owner before")
        boolean newlyClaimed,

        Commissioned commissioned,

        @Schema(description = "at Flip", example = "site-for-device::garage-battery")
        String siteId,

        @Schema(description = "at Flip", example = "device::garage-battery")
        String deviceId) {

    enum Commissioned {
        /** by this request */
        NOW,
        /** Flip had it already, with the same data */
        BEFORE,
        /** this request did not ask for it */
        NOT_ASKED
    }

    static ClaimedDevice claimed(String thing, String owner, Claim claim) {
        return of(thing, owner, claim, Commissioned.NOT_ASKED);
    }

    static ClaimedDevice commissioned(String thing, String owner, Claim claim, boolean alreadyKnown) {
        return of(thing, owner, claim, alreadyKnown ? Commissioned.BEFORE : Commissioned.NOW);
    }

    private static ClaimedDevice of(String thing, String owner, Claim claim, Commissioned commissioned) {
        return new ClaimedDevice(
                thing, owner, claim == Claim.GRANTED, commissioned, FlipIds.site(thing), FlipIds.device(thing));
    }
}
