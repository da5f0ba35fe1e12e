package energy.flipbridge.gateway.settings;

import java.util.List;

/** The application cannot start with these settings. */
final class WrongSettings extends RuntimeException {

    private final List<String> lines;

    WrongSettings(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
