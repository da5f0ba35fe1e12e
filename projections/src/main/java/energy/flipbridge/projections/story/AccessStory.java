package energy.flipbridge.projections.story;

import energy.flipbridge.domain.access.RecordsRead;

/** The sentences about who read what. */
final class AccessStory {

    private AccessStory() {}

    static String of(RecordsRead event) {
        String what = switch (event.what()) {
            case STATE -> "how the battery is";
            case HISTORY -> "the battery's history";
            case HISTORY_EXPORT -> "the battery's history, as a file";
            case COMMANDS -> "the battery's commands";
            case COMMAND -> "the command";
            case TELEMETRY -> "the battery's readings";
        };
        return Words.shortened(event.reader()) + " read " + what;
    }
}
