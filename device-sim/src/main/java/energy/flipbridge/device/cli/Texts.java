package energy.flipbridge.device.cli;

import energy.flipbridge.device.BatteryEvent;
import energy.flipbridge.device.BatteryStatus;
import energy.flipbridge.device.FleetStatus;
import energy.flipbridge.device.physics.BatteryMode;
import energy.flipbridge.device.physics.PowerMode;
import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.device.schedule.ScheduledCommand;
import energy.flipbridge.domain.flip.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What the commands print, in words. */
final class Texts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    Texts(ZoneId zone) {
        this.zone = zone;
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** @return empty for what is not worth a line */
    Optional<String> event(BatteryEvent event, Instant at) {
        return switch (event) {
            case BatteryEvent.Connected connected ->
                Optional.of("connected, " + (connected.sessionPresent() ? "session kept" : "new session"));
            case BatteryEvent.Offline offline -> Optional.of(offline(offline));
            case BatteryEvent.CommandReceived received -> Optional.of(received(received, at));
            case BatteryEvent.CommandStarted started ->
                Optional.of("command " + started.commandId() + " started: " + setting(started.setting()));
            case BatteryEvent.CommandEnded ended ->
                Optional.of("command " + ended.commandId() + " ended: " + ended.cause());
            case BatteryEvent.Trouble trouble -> Optional.of("trouble: " + trouble.what());
            case BatteryEvent.Acknowledged ignored -> Optional.empty();
        };
    }

    private static String offline(BatteryEvent.Offline offline) {
        String text = offline.refused() ? "refused by the cloud" : "offline";
        String help = offline.refused() ? ". Is the certificate revoked, or its policy missing?" : "";
        return text + " (" + offline.cause() + "), next attempt in " + seconds(offline.retryIn()) + help;
    }

    private String received(BatteryEvent.CommandReceived received, Instant at) {
        String what = received.command()
                .map(command -> order(command, at) + ", ")
                .orElse(received.result().reason() == null ? "withdrawn, " : "");
        String reason = received.result().reason() == null
                ? ""
                : " (" + received.result().reason() + ")";
        String outcome = received.result().outcome().name().toLowerCase(Locale.ROOT);
        return "command " + received.result().commandId() + ": " + what + outcome + reason;
    }

    private String order(ScheduledCommand command, Instant now) {
        return setting(command.setting()) + ", " + window(command.window(), now);
    }

    private String window(Window window, Instant now) {
        String start = window.startsAt().isAfter(now) ? "from " + moment(window.startsAt(), now) : "from now";
        return window.endsAt() == null ? start + " until replaced" : start + " to " + moment(window.endsAt(), now);
    }

    private String moment(Instant time, Instant now) {
        boolean isToday = Duration.between(now, time).abs().compareTo(Duration.ofHours(18)) < 0;
        return (isToday ? TIME : DAY_AND_TIME).format(time.atZone(zone));
    }

    private static String setting(Setting setting) {
        boolean hasPower = setting.mode() == BatteryMode.CHARGE || setting.mode() == BatteryMode.DISCHARGE;
        String power = setting.powerMode() == PowerMode.FOLLOW_LOAD
                ? " following the load"
                : String.format(Locale.ROOT, " %.0f W", setting.setpoint());
        return setting.mode()
                + (hasPower ? power : "")
                + String.format(Locale.ROOT, ", reserve %.0f %%", setting.reserve());
    }

    static String status(BatteryStatus status) {
        String flow = status.chargePower() > 0
                ? String.format(Locale.ROOT, "charging %5.0f W", status.chargePower())
                : status.dischargePower() > 0
                        ? String.format(Locale.ROOT, "giving   %5.0f W", status.dischargePower())
                        : "idle            ";
        return String.format(
                Locale.ROOT,
                "%-7s  %-16s  %5.1f %%  %s  solar %4.0f W  home %4.0f W  sent %d  waiting %d",
                status.connected() ? "online" : "offline",
                status.setting().mode(),
                status.stateOfCharge(),
                flow,
                status.solarPower(),
                status.homePower(),
                status.acked(),
                status.unsent());
    }

    static String fleet(FleetStatus status, double rate) {
        return String.format(
                Locale.ROOT,
                "online %,d/%,d  sent %,d  acked %,d  %,.0f/s  commands %,d  waiting %,d  dropped %,d",
                status.connected(),
                status.devices(),
                status.sent(),
                status.acked(),
                rate,
                status.commands(),
                status.unsent(),
                status.dropped());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
