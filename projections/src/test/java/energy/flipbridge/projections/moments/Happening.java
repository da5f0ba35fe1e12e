package energy.flipbridge.projections.moments;

/** What may happen next in a random history, and to which of several it happens. */
record Happening(Kind kind, int choice) {

    enum Kind {
        CLAIMED,
        COMMISSIONED,
        RELEASE_BEGAN,
        RELEASED,
        ASKED_INTO_HOME,
        IN_HOME,
        OUT_OF_HOME,
        HOME_LIVES_ON,
        COMMAND,
        COMMAND_CHANGED,
        COMMAND_CANCELED,
        QUEUED,
        DECLINED,
        SUPERSEDED,
        PUBLISHED,
        CONFIRMED,
        DELIVERY_EXPIRED,
        ACKED,
        FAILED,
        REPORT_FAILED,
        REPORTED,
        MEASURED,
        MEASURED_LONG_AGO,
        STUCK_IN_THE_QUEUE,
        WENT_OFFLINE,
        CAME_BACK,
        TIME_PASSES,
        ANOTHER_BATTERY
    }
}
