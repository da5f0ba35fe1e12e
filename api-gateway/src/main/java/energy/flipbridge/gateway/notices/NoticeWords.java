package energy.flipbridge.gateway.notices;

import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.projections.notices.LowBattery;
import energy.flipbridge.projections.notices.Notice;
import java.time.Instant;
import java.util.List;

/** What the mails say in one language. Times are UTC and say so: where a home is, only Flip knows. */
sealed interface NoticeWords permits EnglishNotices, SpanishNotices {

    /**
     * @param paragraphs what happens, when, and what to do next
     * @param button where its link leads
     */
    record Letter(String subject, List<String> paragraphs, String button) {}

    static NoticeWords of(Language language) {
        return switch (language) {
            case EN -> new EnglishNotices();
            case ES -> new SpanishNotices();
        };
    }

    default Letter letter(Notice notice) {
        return switch (notice) {
            case Notice.NewEvent it -> newEvent(it);
            case Notice.LowReserve it -> lowReserve(it);
            case Notice.SilentBattery it -> silentBattery(it);
        };
    }

    /** the language's own */
    String tag();

    String why();

    String off();

    String time(Instant time);

    String charge(LowBattery battery);

    Letter newEvent(Notice.NewEvent notice);

    Letter lowReserve(Notice.LowReserve notice);

    Letter silentBattery(Notice.SilentBattery notice);
}
