package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;

/** What is to be done now about a notice. */
sealed interface Task {

    NoticeKind kind();

    String about();

    /** The homeowner is told, if there is still reason to. */
    sealed interface Telling extends Task {}

    /** @param home as it was known when this fell due */
    record OfEvent(NoticeKind kind, HomeNotices home, Upcoming event) implements Telling {

        @Override
        public String about() {
            return event.id();
        }
    }

    record OfSilence(Notice.SilentBattery notice) implements Telling {

        @Override
        public NoticeKind kind() {
            return notice.kind();
        }

        @Override
        public String about() {
            return notice.about();
        }
    }

    /** What became of it is known, and only to be recorded. */
    record Recording(NoticeKind kind, String about, NoticeOutcome outcome) implements Task {}
}
