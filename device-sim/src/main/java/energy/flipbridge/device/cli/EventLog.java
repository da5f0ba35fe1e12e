package energy.flipbridge.device.cli;

import energy.flipbridge.device.BatteryEvent;
import energy.flipbridge.device.BatteryListener;
import java.time.Instant;

/** Prints a battery's events, one line each; failing again and again for the same cause is printed once. */
final class EventLog implements BatteryListener {

    private final Screen screen;
    private final Texts texts;
    private String lastTrouble = "";

    EventLog(Screen screen, Texts texts) {
        this.screen = screen;
        this.texts = texts;
    }

    @Override
    public void on(String thing, Instant at, BatteryEvent event) {
        if (!isRepeated(event)) {
            texts.event(event, at).ifPresent(text -> screen.line(texts.time(at) + "  " + text));
        }
    }

    private boolean isRepeated(BatteryEvent event) {
        String trouble = switch (event) {
            case BatteryEvent.Offline offline -> offline.cause();
            case BatteryEvent.Trouble found -> found.what();
            case BatteryEvent.Connected ignored -> "";
            default -> lastTrouble;
        };
        boolean isRepeated = !trouble.isEmpty()
                && trouble.equals(lastTrouble)
                && (event instanceof BatteryEvent.Offline || event instanceof BatteryEvent.Trouble);
        lastTrouble = trouble;
        return isRepeated;
    }
}
