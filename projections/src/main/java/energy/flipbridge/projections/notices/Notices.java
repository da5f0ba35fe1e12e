package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.NoticeOutcome;

/** How the notice worker reaches homeowners. A call blocks, is bounded in time and may be made again. */
public interface Notices {

    Answer tell(Notice notice);

    sealed interface Answer {}

    /** Nothing more is to be tried. */
    record Ended(NoticeOutcome outcome) implements Answer {}

    /**
     * It is tried again, as long as the notice is of use.
     *
     * @param cause for the log, without personal data
     */
    record Later(String cause) implements Answer {}
}
