package energy.flipbridge.domain.model;

/** One thing that happens; what {@code a} and {@code b} choose depends on the kind. */
record Step(Kind kind, int a, int b) {

    enum Kind {
        CREATE,
        CHANGE,
        END_NOW,
        CANCEL,
        OPT_OUT,
        BACK_IN,
        RESEND,
        DUPLICATE,
        WEBHOOK,
        POLICIES,
        POLICIES_AGAIN,
        PUBLISH,
        LATE_MESSAGE,
        LATE_RECORD,
        TELEMETRY,
        LATE_TELEMETRY,
        BOGUS_MARK,
        BATTERY_JUMPS,
        TIME,
        CHECK,
        REPORT,
        RELEASE,
        STOP,
        RESTART
    }
}
