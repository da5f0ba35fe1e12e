package energy.flipbridge.domain.event;

import energy.flipbridge.domain.access.ParkedRead;
import energy.flipbridge.domain.access.Records;
import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandExpired;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.CommandGivenUp;
import energy.flipbridge.domain.command.CommandEvent.CommandNoted;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandReplaced;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Disregard;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.command.Withdrawal;
import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.RedeliveryRequested;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.forwarding.ForwardingEvent.BatchDivided;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Failure;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Part;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingDiscarded;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRefused;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRetried;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.FlipEvent;
import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ConsentGiven;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.EventAnnounced;
import energy.flipbridge.domain.home.HomeEvent.EventChanged;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.domain.operation.OperationEvent.ProcessorPaused;
import energy.flipbridge.domain.operation.OperationEvent.ProcessorResumed;
import energy.flipbridge.domain.operation.OperationEvent.ReplayEnded;
import energy.flipbridge.domain.operation.OperationEvent.ReplayRequested;
import energy.flipbridge.domain.operation.ReplayEnd;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.safety.SafetyEvent.AllResumed;
import energy.flipbridge.domain.safety.SafetyEvent.AllStopped;
import energy.flipbridge.domain.safety.SafetyScope;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.webhook.WebhookReceived;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of each event, and more where something may be missing. */
public final class SampleEvents {

    private static final Instant AT = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant STAMP = Instant.parse("2026-07-01T12:00:00.001Z");
    private static final Instant NANOS = Instant.parse("2026-07-01T12:00:00.123456789Z");
    private static final String THING = "garage-battery";
    private static final String ID = "c0ffee00-0000-4000-8000-000000000001";
    private static final String SITE = "site-for-device::garage-battery";
    private static final String PROGRAM = "70c1146b-0000-4000-8000-000000000001";
    private static final Window WINDOW = new Window(AT, Instant.parse("2026-07-01T14:00:00Z"));
    private static final FlipOrder ORDER = new FlipOrder(
            ID,
            "device::garage-battery",
            FlipStatus.OK,
            WINDOW,
            "{\"mode\":\"DISCHARGE\",\"setpoint_w\":4000}",
            AT,
            AT,
            NANOS,
            "{\"id\": \"" + ID + "\", \"note\": \"a \\\"quoted\\\" blank, an ü and a \\n\"}");
    private static final BatteryReading READING = new BatteryReading(
            "SELF_CONSUMPTION", 0.0, 1200.0, 0.0, 1.67, 9000.0, 13500.0, 20.0, true, 1.67, 1200.0, 0.0, 0.0);

    private SampleEvents() {}

    public static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        device(all);
        command(all);
        home(all);
        others(all);
        operations(all);
        safety(all);
        return all;
    }

    private static void device(Map<String, Object> all) {
        all.put("Registered-1", new Registered(THING, "homeowner-1", "0a1b", "00112233445566778899aabbccddeeff", AT));
        all.put("Commissioned-1", new Commissioned(THING, "site-for-device::a", "device::a", true, AT));
        all.put("ReleaseBegan-1", new ReleaseBegan(THING, List.of(ID, "another"), AT));
        all.put("DeliveryDeclined-1", new DeliveryDeclined(THING, ID, 2, AT));
        all.put("ControlStopped-1", new ControlStopped(THING, StopScope.HOME, StopMode.STOP, "smoke", List.of(ID), AT));
        all.put("ControlResumed-1", new ControlResumed(THING, StopScope.FLEET, "all is well", NANOS));
        all.put("RedeliveryRequested-1", new RedeliveryRequested(THING, "it was off", AT));
        all.put(
                "CertificatesChanged-1",
                new CertificatesChanged(
                        THING,
                        List.of(
                                new DeviceCertificate("a1".repeat(32), false, AT),
                                new DeviceCertificate("b2".repeat(32), true, Instant.parse("2049-12-31T23:59:59Z"))),
                        AT));
        all.put("CertificatesChanged-1-none", new CertificatesChanged(THING, List.of(), AT));
        all.put("DeliveryBarred-1", new DeliveryBarred(THING, ID, 2, "the battery is stopped: smoke", AT));
        all.put("Released-1", new Released(THING, AT));
        all.put("DeliveryQueued-1", new DeliveryQueued(THING, ID, 2, STAMP, WINDOW, true, AT, ORDER.json()));
        all.put(
                "DeliveryQueued-1-open",
                new DeliveryQueued(THING, ID, 1, STAMP, new Window(AT, null), false, AT, "{}"));
        all.put("DeliverySuperseded-1", new DeliverySuperseded(THING, ID, "another", AT));
        all.put("CommandPublished-1", new CommandPublished(THING, List.of(new Publication(ID, 1, STAMP)), 3, AT));
        all.put(
                "DeliveryConfirmed-1",
                new DeliveryConfirmed(
                        THING,
                        STAMP,
                        List.of(
                                new Confirmation(ID, 1, STAMP, CommandResult.Outcome.CLAMPED, "held to 5000 W"),
                                new Confirmation("b", 2, STAMP, CommandResult.Outcome.ACCEPTED, null)),
                        AT));
        all.put("DeliveryConfirmed-1-none", new DeliveryConfirmed(THING, STAMP, List.of(), AT));
        all.put("DeliveryExpired-1", new DeliveryExpired(THING, ID, 1, STAMP, AT));
        all.put("WentOffline-1", new WentOffline(THING, AT, NANOS));
        all.put("CameBack-1", new CameBack(THING, AT, NANOS));
    }

    private static void safety(Map<String, Object> all) {
        all.put("AllStopped-1", new AllStopped(SafetyScope.FLEET, "a recall", AT));
        all.put("AllStopped-1-home", new AllStopped(SafetyScope.home(SITE), "smoke", NANOS));
        all.put("AllResumed-1", new AllResumed(SafetyScope.home(SITE), "all is well", AT));
    }

    private static void command(Map<String, Object> all) {
        Outcome failed = new Outcome(Outcome.Status.FAILED_OFFLINE, "the battery did not confirm in time");
        Outcome ok = new Outcome(Outcome.Status.OK, null);
        all.put("CommandReceived-1", new CommandReceived(ID, THING, 1, ORDER, "msg_1", AT, NANOS));
        all.put("CommandChanged-1", new CommandChanged(ID, THING, 2, ORDER, "msg_2", AT, NANOS));
        all.put(
                "CommandWithdrawn-1",
                new CommandWithdrawn(ID, THING, 3, Withdrawal.OPTED_OUT, ORDER.withdrawn(), "msg_3", AT, NANOS));
        all.put("CommandNoted-1", new CommandNoted(ID, THING, Disregard.STALE, AT, NANOS, "msg_4", AT));
        all.put("CommandAcked-1", new CommandAcked(ID, THING, 1, STAMP, ok, AT));
        all.put("CommandRejected-1", new CommandRejected(ID, THING, 1, STAMP, failed, AT));
        all.put("WithdrawalConfirmed-1", new WithdrawalConfirmed(ID, THING, 2, STAMP, AT));
        all.put("CommandExpired-1", new CommandExpired(ID, THING, 1, failed, AT));
        all.put("CommandFailed-1", new CommandFailed(ID, THING, 1, ORDER.withdrawn(), failed, AT));
        all.put("CommandFailed-1-withdrawn-before", new CommandFailed(ID, THING, 1, null, failed, AT));
        all.put("CommandReplaced-1", new CommandReplaced(ID, THING, 1, failed, AT));
        all.put("CommandGivenUp-1", new CommandGivenUp(ID, THING, 1, failed, AT));
        all.put("OutcomeReported-1", new OutcomeReported(ID, THING, 1, ok, 200, AT));
        all.put("OutcomeAttemptFailed-1", new OutcomeAttemptFailed(ID, THING, 1, 2, "503", AT));
    }

    private static void home(Map<String, Object> all) {
        List<String> things = List.of(THING, "attic");
        List<String> fields = List.of("address.zipCode", "answers.account_id");
        all.put("HomeOpened-1", new HomeOpened(SITE, "homeowner:4711", AT));
        all.put("CommissioningRequested-1", new CommissioningRequested(SITE, THING, "request-1", AT));
        all.put("BatteryCommissioned-1", new BatteryCommissioned(SITE, THING, true, AT));
        all.put(
                "CommissioningRefused-1",
                new CommissioningRefused(SITE, THING, "request-1", fields, Refusal.FIELDS, NANOS));
        all.put("ConsentGiven-1", new ConsentGiven(SITE, PROGRAM, "2025-01-01", "00ff", AT));
        all.put("ConsentGiven-1-unnamed", new ConsentGiven(SITE, PROGRAM, null, "00ff", AT));
        all.put("EnrolmentRequested-1", new EnrolmentRequested(SITE, PROGRAM, things, "2025-01-01", "request-2", AT));
        all.put("EnrolmentRequested-1-no-terms", new EnrolmentRequested(SITE, PROGRAM, things, null, "request-2", AT));
        all.put(
                "EnrolmentChanged-1",
                new EnrolmentChanged(SITE, "e-1", PROGRAM, things, EnrolmentStatus.NEEDS_ACTION, NANOS, AT));
        all.put(
                "EnrolmentRefused-1",
                new EnrolmentRefused(SITE, PROGRAM, "request-2", List.of(), Refusal.DETAILS_LOST, AT));
        all.put("LeavingRequested-1", new LeavingRequested(SITE, "e-1", AT));
        all.put("LeavingRefused-1", new LeavingRefused(SITE, "e-1", Refusal.CONFLICT, AT));
        all.put("EnrolmentLeft-1", new EnrolmentLeft(SITE, "e-1", AT));
        all.put("ParticipationChanged-1", new ParticipationChanged(SITE, "v-1", false, AT));
        all.put("ReserveChanged-1", new ReserveChanged(SITE, THING, null, 30, AT));
        all.put("ReserveChanged-1-event", new ReserveChanged(SITE, THING, "v-1", 30, AT));
        all.put("AddressChanged-1", new AddressChanged(SITE, AT));
        all.put("ClosingRequested-1", new ClosingRequested(SITE, "homeowner:4711", AT));
        all.put("ContactErased-1", new ContactErased(SITE, AT));
        all.put(
                "HomeownerNotified-1",
                new HomeownerNotified(SITE, NoticeKind.NEW_EVENT, "event-1", NoticeOutcome.SENT, AT));
        FlipEvent event = new FlipEvent(
                "v-1",
                PROGRAM,
                FlipEventStatus.UPCOMING,
                AT,
                WINDOW.endsAt(),
                true,
                List.of(
                        new Scheduled(things, "CHARGE", AT, STAMP, true),
                        new Scheduled(List.of(THING), "DISCHARGE", STAMP, null, false)),
                Map.of(THING, 20),
                NANOS);
        all.put("EventAnnounced-1", new EventAnnounced(SITE, event, AT));
        all.put(
                "EventChanged-1",
                new EventChanged(
                        SITE,
                        new FlipEvent(
                                "v-1", PROGRAM, FlipEventStatus.CANCELED, AT, null, false, List.of(), Map.of(), AT),
                        NANOS));
        all.put("ReleaseRequested-1", new ReleaseRequested(SITE, THING, "homeowner:4711", AT));
        all.put("BatteryRemoved-1", new BatteryRemoved(SITE, THING, "homeowner:4711", AT));
    }

    private static void others(Map<String, Object> all) {
        all.put(
                "WebhookReceived-1",
                new WebhookReceived(
                        "msg_1",
                        "signature",
                        "command.created",
                        NANOS,
                        ID,
                        "device::a",
                        "00ff",
                        ORDER.json(),
                        null,
                        AT));
        all.put(
                "WebhookReceived-1-other",
                new WebhookReceived("msg_2", "bearer", "enrollment.updated", AT, null, null, "00ff", null, null, AT));
        all.put(
                "WebhookReceived-1-subject",
                new WebhookReceived(
                        "msg_3",
                        "signature",
                        "enrollment.updated",
                        AT,
                        "e-1",
                        null,
                        "00ff",
                        null,
                        "{\"id\":\"e-1\",\"site_id\":\"" + SITE + "\"}",
                        AT));
        all.put(
                "TelemetryReported-1",
                new TelemetryReported(
                        THING,
                        "e1:7",
                        "e1",
                        7L,
                        AT,
                        5_000,
                        NANOS,
                        AT,
                        STAMP,
                        List.of(new CommandResult(ID, STAMP, CommandResult.Outcome.REJECTED, "too hot")),
                        READING));
        all.put(
                "TelemetryReported-1-prototype",
                new TelemetryReported(
                        THING, "message:m1", null, null, AT, 5_000, AT, null, null, List.of(), emptyReading()));
        all.put(
                "ForwardingStarted-1",
                new ForwardingStarted("batch-1", 3, AT, List.of(new ReadingRef(THING, "e1:7", "chunk-1"))));
        all.put(
                "ReadingsForwarded-1",
                new ReadingsForwarded("batch-1", 3, AT, 999, List.of(new Failure(7, "device not found"))));
        all.put("ReadingsForwarded-1-all", new ReadingsForwarded("batch-1", 3, AT, 1_000, List.of()));
        all.put(
                "BatchDivided-1",
                new BatchDivided(
                        "batch-1",
                        3,
                        AT,
                        List.of(new Part("batch-1.1", 500), new Part("batch-1.2", 499)),
                        "HTTP 422: too many"));
        all.put(
                "ReadingRefused-1",
                new ReadingRefused(
                        "batch-1.2", 3, AT, new ReadingRef(THING, "e1:7", "chunk-1"), "HTTP 422: not a number"));
        all.put("RecordsRead-1", new RecordsRead(THING, null, Records.HISTORY, "support:ada", AT));
        all.put("RecordsRead-1-command", new RecordsRead(THING, ID, Records.COMMAND, "support:ada", NANOS));
        all.put("ParkedRead-1", new ParkedRead("message-" + ID, "the owner asked what it sends", "support:ada", AT));
        all.put("ReadingRetried-1", new ReadingRetried(THING, "e1:7", 3, AT));
        all.put("ReadingDiscarded-1", new ReadingDiscarded(THING, "e1:7", 3, AT, "a test device"));
    }

    private static void operations(Map<String, Object> all) {
        all.put("ReplayRequested-1", new ReplayRequested("devices", null, "a document was changed by hand", AT));
        all.put("ReplayRequested-1-position", new ReplayRequested("devices", 17L, "documents are missing", NANOS));
        all.put("ReplayEnded-1", new ReplayEnded("devices", ReplayEnd.DONE, "5e1f", "5e1f", AT));
        all.put("ReplayEnded-1-canceled", new ReplayEnded("devices", ReplayEnd.CANCELED, null, null, AT));
        all.put("ProcessorPaused-1", new ProcessorPaused("delivery", "the broker is moved", AT));
        all.put("ProcessorResumed-1", new ProcessorResumed("delivery", "the broker is moved", AT));
    }

    private static BatteryReading emptyReading() {
        return new BatteryReading(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
