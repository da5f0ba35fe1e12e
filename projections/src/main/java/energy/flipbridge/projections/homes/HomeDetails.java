package energy.flipbridge.projections.homes;

import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A home as it is.
 *
 * @param batteries in the order in which they came; without those that were given up
 * @param enrolments the newest of each programme
 * @param closingAt when its owner closed it for good; {@code null} while it is open
 * @param contactErasedAt when Flip had forgotten whose it is
 */
public record HomeDetails(
        String siteId,
        String owner,
        Instant openedAt,
        List<Battery> batteries,
        List<Enrolment> enrolments,
        @Nullable Instant addressChangedAt,
        @Nullable Instant closingAt,
        @Nullable Instant contactErasedAt) {

    /**
     * Whether Flip has commissioned a battery here, so that Flip's site is this home and not one that somebody had
     * under the same id before.
     */
    public boolean isKnownToFlip() {
        return batteries.stream().anyMatch(battery -> battery.commissionedAt() != null);
    }

    public boolean isClosing() {
        return closingAt != null;
    }

    /** Whether Flip has no battery and no contact of it any more, for good. */
    public boolean isClosed() {
        return contactErasedAt != null && batteries.isEmpty();
    }

    public enum BatteryState {
        COMMISSIONING,
        COMMISSIONED,
        REFUSED,
        RELEASING
    }

    public enum EnrolmentState {
        /** Flip is being asked */
        REQUESTED,
        PENDING,
        ACTIVE,
        NEEDS_ACTION,
        REJECTED,
        UNENROLLED,
        /** Flip did not take the request */
        REFUSED,
        /** Flip is being asked to end it */
        LEAVING,
        /** in a state that Flip added after this was written */
        UNKNOWN
    }

    /** @param fields names of those that Flip does not accept */
    public record Refused(Refusal reason, List<String> fields) {

        static @Nullable Refused of(Document holder) {
            return holder.get("refusal") instanceof Document refusal
                    ? new Refused(
                            Refusal.valueOf(refusal.getString("reason")),
                            refusal.getList("fields", String.class, List.of()))
                    : null;
        }
    }

    /**
     * @param requestId of the newest request to commission it, under which its details may be kept
     * @param refusal why Flip did not take it; {@code null} unless it is refused
     * @param reserve in percent; {@code null} while the homeowner has not changed it here
     */
    public record Battery(
            String thing,
            BatteryState state,
            String requestId,
            Instant requestedAt,
            @Nullable Instant commissionedAt,
            @Nullable Refused refusal,
            @Nullable Integer reserve) {

        static Battery of(Document document) {
            return new Battery(
                    document.getString("thing"),
                    BatteryState.valueOf(document.getString("state")),
                    document.getString("requestId"),
                    time(document, "requestedAt"),
                    Values.instant(document, "commissionedAt"),
                    Refused.of(document),
                    document.getInteger("reserve"));
        }
    }

    /**
     * @param enrolmentId Flip's; {@code null} while it is only requested or was refused
     * @param requestId of the newest request, under which the answers may be kept; {@code null} when Flip enrolled by itself
     * @param refusal why Flip did not enrol, or does not end the enrolment
     * @param requestedAt when it was first heard of
     */
    public record Enrolment(
            @Nullable String enrolmentId,
            String programId,
            List<String> things,
            EnrolmentState state,
            @Nullable String requestId,
            @Nullable Refused refusal,
            Instant requestedAt,
            Instant changedAt) {

        static Enrolment of(Document document) {
            return new Enrolment(
                    document.getString("enrolmentId"),
                    document.getString("programId"),
                    document.getList("things", String.class),
                    EnrolmentState.valueOf(
                            document.getBoolean("leaving", false) ? "LEAVING" : document.getString("state")),
                    document.getString("requestId"),
                    Refused.of(document),
                    time(document, "requestedAt"),
                    time(document, "changedAt"));
        }
    }

    static HomeDetails of(Document document) {
        return new HomeDetails(
                document.getString("siteId"),
                document.getString("owner"),
                time(document, "openedAt"),
                document.getList("batteries", Document.class, List.of()).stream()
                        .map(Battery::of)
                        .toList(),
                document.getList("enrolments", Document.class, List.of()).stream()
                        .map(Enrolment::of)
                        .toList(),
                Values.instant(document, "addressChangedAt"),
                Values.instant(document, "closingAt"),
                Values.instant(document, "contactErasedAt"));
    }

    static Instant time(Document document, String key) {
        return Objects.requireNonNull(Values.instant(document, key));
    }
}
