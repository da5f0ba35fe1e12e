package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.projections.devices.Connection;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.Pending;
import energy.flipbridge.projections.devices.Stop;
import energy.flipbridge.projections.moments.Moment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Device", description = "A battery as it is, by what it and others said")
record DeviceResponse(
        @Schema(description = "its thing name at AWS IoT", example = "garage-battery")
        String thing,

        @Schema(description = "whether somebody has claimed it")
        boolean registered,

        @Schema(description = "opaque id of who claimed it", example = "support:local") @Nullable
        String owner,

        @UtcMillis @Nullable Instant registeredAt,
        @Schema(description = "whether Flip knows it") boolean commissioned,
        @UtcMillis @Nullable Instant commissionedAt,

        @Schema(example = "site-for-device::garage-battery") @Nullable
        String flipSiteId,

        @Schema(example = "device::garage-battery") @Nullable
        String flipDeviceId,

        @Schema(description = "ONLINE: heard and not silent since; OFFLINE: silent too long; UNKNOWN: never heard")
        Connection connection,

        @Schema(description = "when AWS IoT had its newest message") @UtcMillis @Nullable
        Instant lastHeardAt,

        @Schema(description = "when it was last heard before it went silent") @UtcMillis @Nullable
        Instant offlineSince,

        @Schema(
                description =
                        "its clock minus ours, ms, by the quickest of its recent messages; negative when its clock is "
                                + "behind")
        @Nullable
        Long clockOffsetMillis,

        @Schema(
                description =
                        "what its clock is wrong by and what follows; null when it is right enough for a schedule, "
                                + "or not known",
                example = "Its clock is 4 min ahead: it would begin and end a schedule 4 min too early")
        @Nullable
        String clockWarning,

        @Schema(description = "it has every delivery stamped up to here") @UtcMillis @Nullable
        Instant mark,

        @Schema(description = "how many commands wait for its confirmation")
        int pendingCount,

        @Schema(description = "what waits, oldest first; a list of devices has the 10 oldest only")
        List<PendingResponse> pending,

        @Schema(description = "by which support keeps it from being controlled; none while it is controlled")
        List<StopOfDeviceResponse> stops,

        @Schema(
                description =
                        "when the first certificate with which AWS IoT lets it in expires; null when it has none, or "
                                + "was not asked yet")
        @UtcMillis
        @Nullable
        Instant certificateExpiresAt,

        @Schema(description = "those that AWS IoT has for it, by id; none until it was asked")
        List<CertificateResponse> certificates,

        @Schema(description = "its newest reading") @Nullable
        ReadingResponse reading,

        @UtcMillis @Nullable Instant firstMentionedAt,

        @Schema(description = "the moment at which it is shown; null for now") @Nullable
        MomentResponse moment) {

    private static final int SHOWN_IN_LISTS = 10;

    @Schema(name = "PendingCommand", description = "A command that waits for the battery's confirmation")
    record PendingResponse(
            String commandId,
            int version,

            @Schema(description = "the delivery's stamp") @UtcMillis
            Instant stamp,

            @Schema(description = "whether it takes the command back")
            boolean withdrawal,

            @Schema(description = "when it was last handed to AWS IoT; null when not yet") @UtcMillis @Nullable
            Instant publishedAt) {

        static PendingResponse of(Pending pending) {
            return new PendingResponse(
                    pending.commandId(),
                    pending.version(),
                    pending.stamp(),
                    pending.withdrawal(),
                    pending.publishedAt());
        }
    }

    @Schema(name = "StopOfDevice", description = "A stop under which a battery is")
    record StopOfDeviceResponse(
            @Schema(description = "DEVICE: of itself; HOME: of its home; FLEET: of all batteries")
            StopScope scope,

            StopMode mode,
            String reason,
            @UtcMillis Instant since) {

        static StopOfDeviceResponse of(Stop stop) {
            return new StopOfDeviceResponse(stop.scope(), stop.mode(), stop.reason(), stop.since());
        }
    }

    @Schema(name = "DeviceCertificate", description = "A certificate with which a battery may show who it is")
    record CertificateResponse(
            @Schema(description = "64 hexadecimal digits") String id,

            @Schema(description = "whether AWS IoT lets the battery in with it")
            boolean active,

            @UtcMillis Instant expiresAt) {

        static CertificateResponse of(DeviceCertificate certificate) {
            return new CertificateResponse(certificate.id(), certificate.active(), certificate.expiresAt());
        }
    }

    static DeviceResponse of(DeviceDetails device) {
        return of(device, Integer.MAX_VALUE, null);
    }

    static DeviceResponse of(Moment moment) {
        return of(moment.device(), Integer.MAX_VALUE, MomentResponse.of(moment));
    }

    static DeviceResponse inList(DeviceDetails device) {
        return of(device, SHOWN_IN_LISTS, null);
    }

    private static DeviceResponse of(DeviceDetails device, int mostPending, @Nullable MomentResponse moment) {
        return new DeviceResponse(
                device.thing(),
                device.owner() != null,
                device.owner(),
                device.registeredAt(),
                device.commissionedAt() != null,
                device.commissionedAt(),
                device.flipSiteId(),
                device.flipDeviceId(),
                device.connection(),
                device.lastHeardAt(),
                device.offlineSince(),
                device.clockAheadMillis(),
                device.clockWarning(),
                device.mark(),
                device.pending().size(),
                device.pending().stream()
                        .limit(mostPending)
                        .map(PendingResponse::of)
                        .toList(),
                device.stops().stream().map(StopOfDeviceResponse::of).toList(),
                device.certificateExpiresAt(),
                device.certificates().stream().map(CertificateResponse::of).toList(),
                device.reading() == null ? null : ReadingResponse.of(device.reading()),
                device.firstMentionedAt(),
                moment);
    }
}
