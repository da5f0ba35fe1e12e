package energy.flipbridge.projections.moments;

/**
 * What may happen next in a random history, and to which of several it happens.
 *
 * @param battery number of the battery
 */
record Happening(Kind kind, int choice, int battery) {

    Happening(Kind kind, int choice) {
        this(kind, choice, 0);
    }

    enum Kind {
        CLAIMED,
        COMMISSIONED,
        RELEASE_BEGAN,
        RELEASED,
        ASKED_INTO_HOME,
        IN_HOME,
        OUT_OF_HOME,
        HOME_LIVES_ON,
        WHOLE_LIFE_IN_HOME,
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
        FORWARDED,
        PARTLY_REFUSED_BY_FLIP,
        READ_BY_STAFF,
        WENT_OFFLINE,
        CAME_BACK,
        TIME_PASSES,
        ANOTHER_BATTERY
    }
}
