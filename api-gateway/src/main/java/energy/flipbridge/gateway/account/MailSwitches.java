package energy.flipbridge.gateway.account;

import energy.flipbridge.domain.home.NoticeKind;
import io.swagger.v3.oas.annotations.media.Schema;

/** Which mails a homeowner wants. */
public record MailSwitches(
        @Schema(description = "Flip has announced an event") boolean newEvent,

        @Schema(description = "the battery's reserve is low before an event")
        boolean lowReserve,

        @Schema(description = "the battery was silent for a day")
        boolean silentBattery) {

    static final MailSwitches ALL = new MailSwitches(true, true, true);

    public boolean wants(NoticeKind kind) {
        return switch (kind) {
            case NEW_EVENT -> newEvent;
            case LOW_RESERVE -> lowReserve;
            case SILENT_BATTERY -> silentBattery;
        };
    }

    /** the component's name, by which it is stored */
    static String name(NoticeKind kind) {
        return switch (kind) {
            case NEW_EVENT -> "newEvent";
            case LOW_RESERVE -> "lowReserve";
            case SILENT_BATTERY -> "silentBattery";
        };
    }
}
