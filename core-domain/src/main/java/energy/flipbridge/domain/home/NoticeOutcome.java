package energy.flipbridge.domain.home;

/** What became of a notice; nothing more is tried after any of these. */
public enum NoticeOutcome {
    /** the mail server took it */
    SENT,
    /** the homeowner has switched this kind off */
    UNWANTED,
    NO_ACCOUNT,
    /** it could not be sent while it was of use */
    TOO_LATE,
    /** the mail server will never take it */
    NOT_DELIVERABLE
}
