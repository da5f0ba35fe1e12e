package energy.flipbridge.projections.view;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
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
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.RedeliveryRequested;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.FlipEvent;
import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ConsentGiven;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.EventAnnounced;
import energy.flipbridge.domain.home.HomeEvent.EventChanged;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.safety.SafetyEvent.AllResumed;
import energy.flipbridge.domain.safety.SafetyEvent.AllStopped;
import energy.flipbridge.domain.safety.SafetyScope;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.webhook.WebhookReceived;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/** Events as they happen to batteries, the same for the same seed. */
public final class Stories {

    public static final Instant START = Instant.parse("2026-11-24T16:00:00Z");
    public static final Window WINDOW =
            new Window(Instant.parse("2026-11-24T17:00:00Z"), Instant.parse("2026-11-24T19:00:00Z"));

    private Stories() {}

    /** @return so many events of so many things, mixed, with late and repeated readings */
    public static List<DomainEventMessage<?>> random(long seed, int things, int events) {
        Random random = new Random(seed);
        List<Object> payloads = new ArrayList<>();
        for (int i = 0; payloads.size() < events; i++) {
            String thing = "battery-" + random.nextInt(things);
            Instant now = START.plusSeconds(3L * i);
            switch (random.nextInt(12)) {
                case 0 -> payloads.addAll(claim(thing, i, now));
                case 1 -> payloads.add(new Commissioned(thing, FlipIds.site(thing), FlipIds.device(thing), false, now));
                case 2 -> payloads.addAll(command(thing, "command-" + i, now));
                case 3 -> payloads.add(new WentOffline(thing, now.minusSeconds(60), now));
                case 4 -> payloads.add(new CameBack(thing, now, now));
                case 5 -> payloads.addAll(home(thing, 1 + random.nextInt(3), now));
                case 6 -> payloads.addAll(stop(thing, StopScope.values()[random.nextInt(3)], now));
                default -> {
                    Instant at = now.minusSeconds(random.nextInt(4) == 0 ? 300 : 0);
                    payloads.add(reading(thing, i - random.nextInt(3), at));
                }
            }
        }
        return messages(payloads.subList(0, events));
    }

    /** a battery is claimed, and its certificates are another one and none that is let in, in turn */
    private static List<Object> claim(String thing, int number, Instant at) {
        Instant end = at.plus(Duration.ofDays(number));
        return List.of(
                new Registered(thing, "support:ada", "certificate", "nonce-" + number, at),
                new CertificatesChanged(
                        thing, List.of(new DeviceCertificate("certificate-" + number, number % 3 != 0, end)), at));
    }

    /** the whole life of a command, from the webhook to Flip's answer */
    public static List<Object> command(String thing, String id, Instant at) {
        FlipOrder order = order(thing, id, at);
        Instant stamp = at.plusMillis(20);
        return List.of(
                new WebhookReceived(
                        "webhook-" + id,
                        "signature",
                        "command.created",
                        at,
                        id,
                        FlipIds.device(thing),
                        "hash",
                        order.json(),
                        null,
                        at),
                new CommandReceived(id, thing, 1, order, "webhook-" + id, at.plus(Duration.ofMinutes(14)), at),
                new DeliveryQueued(thing, id, 1, stamp, order.window(), false, at, order.json()),
                new CommandPublished(thing, List.of(new Publication(id, 1, stamp)), 1, at.plusMillis(40)),
                new CommandPublished(thing, List.of(new Publication(id, 1, stamp)), 2, at.plusSeconds(5)),
                new DeliveryConfirmed(
                        thing,
                        stamp,
                        List.of(new Confirmation(id, 1, stamp, CommandResult.Outcome.ACCEPTED, null)),
                        at.plusSeconds(6)),
                new CommandAcked(id, thing, 1, stamp, new Outcome(Outcome.Status.OK, null), at.plusSeconds(6)),
                new OutcomeAttemptFailed(id, thing, 1, 1, "timeout", at.plusSeconds(7)),
                new OutcomeReported(id, thing, 1, new Outcome(Outcome.Status.OK, null), 200, at.plusSeconds(8)));
    }

    /** a battery comes under a stop, turns a command away, and is mostly let go on */
    public static List<Object> stop(String thing, StopScope scope, Instant at) {
        SafetyScope together = scope == StopScope.FLEET ? SafetyScope.FLEET : SafetyScope.home(FlipIds.site(thing));
        String reason = "reason " + at.getEpochSecond();
        StopMode mode = at.getEpochSecond() % 2 == 0 ? StopMode.STOP : StopMode.MONITOR_ONLY;
        List<Object> life = new ArrayList<>(List.of(
                new AllStopped(together, reason, at),
                new ControlStopped(thing, scope, mode, reason, List.of("command-" + at.getEpochSecond()), at),
                new DeliveryBarred(thing, "barred-" + at.getEpochSecond(), 1, reason, at.plusSeconds(1)),
                new RedeliveryRequested(thing, reason, at.plusSeconds(2))));
        if (at.getEpochSecond() % 5 != 0) {
            life.add(new AllResumed(together, reason, at.plusSeconds(3)));
            life.add(new ControlResumed(thing, scope, reason, at.plusSeconds(3)));
        }
        return life;
    }

    /** a battery comes into one of the homes that it may be in, takes part in an event, and is given up */
    public static List<Object> home(String thing, int number, Instant at) {
        String site = FlipIds.site(thing, number);
        String owner = Audit.homeowner("owner-" + number);
        String suffix = number + "-" + at.getEpochSecond();
        List<String> things = List.of(thing);
        FlipEvent announced = flipEvent("event-" + suffix, FlipEventStatus.UPCOMING, things, at);
        return List.of(
                new HomeOpened(site, owner, at),
                new CommissioningRequested(site, thing, "request-" + suffix, at),
                new BatteryCommissioned(site, thing, false, at.plusSeconds(1)),
                new ConsentGiven(site, "program-" + number, "v1", "00ff", at.plusSeconds(2)),
                new EnrolmentRequested(site, "program-" + number, things, "v1", "answers-" + suffix, at.plusSeconds(2)),
                enrolment(site, number, suffix, things, EnrolmentStatus.PENDING, at.plusSeconds(3)),
                enrolment(site, number, suffix, things, EnrolmentStatus.ACTIVE, at.plusSeconds(4)),
                new EventAnnounced(site, announced, at.plusSeconds(5)),
                new HomeownerNotified(
                        site, NoticeKind.NEW_EVENT, announced.eventId(), NoticeOutcome.SENT, at.plusSeconds(6)),
                new ParticipationChanged(site, announced.eventId(), false, at.plusSeconds(6)),
                new ReserveChanged(site, thing, announced.eventId(), 40, at.plusSeconds(7)),
                new ReserveChanged(site, thing, null, 30, at.plusSeconds(7)),
                new EventChanged(
                        site,
                        flipEvent(announced.eventId(), FlipEventStatus.ACTIVE, things, at.plusSeconds(8)),
                        at.plusSeconds(8)),
                new ReleaseRequested(site, thing, owner, at.plusSeconds(9)),
                new EnrolmentLeft(site, "enrolment-" + suffix, at.plusSeconds(10)),
                new BatteryRemoved(site, thing, owner, at.plusSeconds(11)));
    }

    private static EnrolmentChanged enrolment(
            String site, int number, String suffix, List<String> things, EnrolmentStatus status, Instant at) {
        return new EnrolmentChanged(site, "enrolment-" + suffix, "program-" + number, things, status, at, at);
    }

    public static FlipEvent flipEvent(String id, FlipEventStatus status, List<String> things, Instant updatedAt) {
        return new FlipEvent(
                id,
                "program-1",
                status,
                WINDOW.startsAt(),
                WINDOW.endsAt(),
                true,
                List.of(new Scheduled(things, "DISCHARGE", WINDOW.startsAt(), null, false)),
                Map.of(things.getFirst(), 20),
                updatedAt);
    }

    public static CommandWithdrawn canceled(String thing, String id, Instant at) {
        return new CommandWithdrawn(
                id,
                thing,
                2,
                Withdrawal.CANCELED,
                order(thing, id, at).withdrawn(),
                "webhook-2",
                at.plus(Duration.ofMinutes(14)),
                at);
    }

    public static CommandFailed failed(String thing, String id, Instant at) {
        Outcome outcome = new Outcome(Outcome.Status.FAILED_OFFLINE, "the battery did not confirm in time");
        return new CommandFailed(id, thing, 1, order(thing, id, at).withdrawn(), outcome, at);
    }

    public static TelemetryReported reading(String thing, int number, Instant at) {
        return reading(thing, number, at, at.plusMillis(250));
    }

    /** @param sentAt by the battery's clock */
    public static TelemetryReported reading(String thing, int number, Instant at, Instant sentAt) {
        return new TelemetryReported(
                thing,
                "epoch:" + number,
                "epoch",
                (long) number,
                START.plusSeconds(5L * number),
                5_000,
                at,
                sentAt,
                at.minusSeconds(10),
                List.of(),
                new BatteryReading(
                        "SELF_CONSUMPTION",
                        0.0,
                        1_200.0 + number % 7,
                        0.0,
                        1.667 + number % 7 / 1_000.0,
                        9_000.0 - number,
                        13_500.0,
                        20.0,
                        true,
                        1.667,
                        1_200.0,
                        number % 5 == 0 ? null : 0.5,
                        360.0));
    }

    public static FlipOrder order(String thing, String id, Instant at) {
        String battery = "{\"mode\":\"DISCHARGE\",\"power_mode\":\"SETPOINT\",\"setpoint_w\":4000}";
        String json = "{\"id\":\"" + id + "\",\"battery_commands\":" + battery + ",\"status\":\"OK\"}";
        return new FlipOrder(id, FlipIds.device(thing), FlipStatus.OK, WINDOW, battery, at, at, at, json);
    }

    /** @return the payloads as events with fixed ids and times */
    public static List<DomainEventMessage<?>> messages(List<?> payloads) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            Map<String, String> metadata = Map.of(
                    Audit.ACTOR, Audit.FLIP, Audit.CORRELATION, "webhook-" + i, Audit.CAUSATION, "event-" + (i - 1));
            messages.add(new GenericDomainEventMessage<>(
                    "Test",
                    "stream-" + i,
                    0,
                    new GenericMessage<>("event-" + i, payloads.get(i), metadata),
                    START.plusSeconds(i).plusNanos(123_456)));
        }
        return messages;
    }
}
