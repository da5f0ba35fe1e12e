package energy.flipbridge.domain.home;

/** What homeowners are written about. */
public enum NoticeKind {
    /** Flip has announced an event */
    NEW_EVENT,
    /** a battery has little to give in an event that is about to begin */
    LOW_RESERVE,
    /** a battery was not heard for a day */
    SILENT_BATTERY
}
