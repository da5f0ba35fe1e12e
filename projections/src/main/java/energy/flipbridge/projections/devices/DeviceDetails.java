package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.projections.telemetry.Reading;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is.
 *
 * @param firstMentionedAt when the first event about it was stored
 * @param owner opaque id of who claimed it; {@code null} while nobody has
 * @param releasingSince when its owner began to give it up; {@code null} while nobody does
 * @param siteId of the home that it is in, or was last asked into; {@code null} when it is in none
 * @param lastHeardAt when AWS IoT had its newest message
 * @param offlineSince when it was last heard before it went silent; {@code null} while it is heard
 * @param clockAheadMillis see {@link ClockOffset}; {@code null} while no message told its time
 * @param mark it has every delivery stamped up to here
 * @param pending what waits for its confirmation, oldest first
 * @param stops by which support keeps it from being controlled; none while it is controlled
 * @param certificates that AWS IoT has for it; none until it was asked
 */
public record DeviceDetails(
        String thing,
        @Nullable Instant firstMentionedAt,
        @Nullable String owner,
        @Nullable Instant registeredAt,
        @Nullable Instant commissionedAt,
        @Nullable Instant releasingSince,
        @Nullable String siteId,
        @Nullable String flipSiteId,
        @Nullable String flipDeviceId,
        Connection connection,
        @Nullable Instant lastHeardAt,
        @Nullable Instant offlineSince,
        @Nullable Long clockAheadMillis,
        @Nullable Instant mark,
        @Nullable Reading reading,
        List<Pending> pending,
        List<Stop> stops,
        List<DeviceCertificate> certificates) {

    /** @return when the first certificate with which AWS IoT lets it in ends; {@code null} when none is known */
    public @Nullable Instant certificateExpiresAt() {
        return DeviceCertificate.firstEnd(certificates).orElse(null);
    }

    /** @return what its clock is wrong by and what follows, one sentence; {@code null} when it is right, or not known */
    public @Nullable String clockWarning() {
        return clockAheadMillis == null ? null : ClockOffset.warning(clockAheadMillis);
    }

    /** @return the home that it is in; {@code null} when it is in none */
    public @Nullable String homeId() {
        return siteId != null || commissionedAt == null ? siteId : flipSiteId;
    }

    public static DeviceDetails of(Document document) {
        String connection = document.getString("connection");
        return new DeviceDetails(
                document.getString("thing"),
                Values.instant(document, "firstMentionedAt"),
                document.getString("owner"),
                Values.instant(document, "registeredAt"),
                Values.instant(document, "commissionedAt"),
                Values.instant(document, "releasingSince"),
                document.getString("siteId"),
                document.getString("flipSiteId"),
                document.getString("flipDeviceId"),
                connection == null ? Connection.UNKNOWN : Connection.valueOf(connection),
                Values.instant(document, "lastHeardAt"),
                Values.instant(document, "offlineSince"),
                document.getLong("clockAheadMillis"),
                Values.instant(document, "mark"),
                document.get("reading") instanceof Document reading ? Reading.of(reading) : null,
                document.getList("pending", Document.class, List.of()).stream()
                        .map(Pending::of)
                        .toList(),
                Stop.all(document),
                Certificates.all(document));
    }
}
