package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.NoticeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a homeowner is to be told. */
public sealed interface Notice {

    String siteId();

    /** opaque id of the homeowner */
    String owner();

    NoticeKind kind();

    /** what it is about, the same however often it is tried */
    String about();

    /** A notice of an event of the grid. */
    sealed interface OfEvent extends Notice {

        String eventId();

        Instant startsAt();

        @Override
        default String about() {
            return eventId();
        }
    }

    /** @param endsAt {@code null} while Flip does not know */
    record NewEvent(
            String siteId,
            String owner,
            String eventId,
            Instant startsAt,
            @Nullable Instant endsAt) implements OfEvent {

        @Override
        public NoticeKind kind() {
            return NoticeKind.NEW_EVENT;
        }
    }

    record LowReserve(String siteId, String owner, String eventId, Instant startsAt, List<LowBattery> batteries)
            implements OfEvent {

        @Override
        public NoticeKind kind() {
            return NoticeKind.LOW_RESERVE;
        }
    }

    /** @param since when the battery was last heard, or registered by its owner if that was later */
    record SilentBattery(String siteId, String owner, String thing, Instant since) implements Notice {

        @Override
        public NoticeKind kind() {
            return NoticeKind.SILENT_BATTERY;
        }

        /** Two silences of a day each cannot begin on the same day. */
        @Override
        public String about() {
            return thing + " " + LocalDate.ofInstant(since, ZoneOffset.UTC);
        }
    }
}
