package energy.flipbridge.gateway.notices;

import energy.flipbridge.projections.notices.LowBattery;
import energy.flipbridge.projections.notices.Notice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The mails in English. */
final class EnglishNotices implements NoticeWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a", Locale.US).withZone(ZoneOffset.UTC);
    private static final String ZONE = "The times above are in UTC; the page shows them in your own time.";

    @Override
    public String tag() {
        return "en";
    }

    @Override
    public String why() {
        return "You get this mail because you registered a battery with Flipbridge.";
    }

    @Override
    public String off() {
        return "Send me no more mails of this kind";
    }

    @Override
    public String time(Instant time) {
        return TIME.format(time) + " UTC";
    }

    @Override
    public String charge(LowBattery battery) {
        return "%s holds %d %%. Its reserve is %d %%, which the event leaves in the battery."
                .formatted(battery.thing(), Math.round(battery.charge()), battery.reserve());
    }

    @Override
    public Letter newEvent(Notice.NewEvent notice) {
        Instant end = notice.endsAt();
        return new Letter(
                "A new event on " + time(notice.startsAt()),
                List.of(
                        "Flip plans an event: for some time, your battery helps the grid.",
                        "It begins on " + time(notice.startsAt())
                                + (end == null ? "." : " and ends on " + time(end) + "."),
                        "You need not do anything. If you want to sit this event out or keep more in the battery, you "
                                + "can say so on the page of the event.",
                        ZONE),
                "Open the event");
    }

    @Override
    public Letter lowReserve(Notice.LowReserve notice) {
        return new Letter(
                "Your battery is low before an event",
                Stream.of(
                                Stream.of("An event begins on " + time(notice.startsAt())
                                        + ", and your battery has little to give."),
                                notice.batteries().stream().map(this::charge),
                                Stream.of(
                                        "If you can, let the battery charge until then. On the page of the event you "
                                                + "can also change the reserve or sit the event out.",
                                        ZONE))
                        .flatMap(paragraphs -> paragraphs)
                        .toList(),
                "Open the event");
    }

    @Override
    public Letter silentBattery(Notice.SilentBattery notice) {
        return new Letter(
                "Your battery has been silent for a day",
                List.of(
                        "We last heard from %s on %s.".formatted(notice.thing(), time(notice.since())),
                        "Until it is back, it can take part in no event, and you see no new figures of it.",
                        "See whether the battery is on and whether the internet works where it stands. It comes back by "
                                + "itself then. If it does not, ask your installer.",
                        ZONE),
                "Open your home");
    }
}
