package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeCommand.OpenHome;

/** What becomes of an attempt to open a home under a site's id. */
public enum Ownership {
    OPENED,
    /** the same owner has it already; nothing changes */
    ALREADY_YOURS,
    /** somebody else has it, also when no battery is in it any more; another id is to be tried */
    OWNED_BY_ANOTHER;

    static Ownership of(Home home, OpenHome command) {
        if (home.owner() == null) {
            return OPENED;
        }
        return home.owner().equals(command.owner()) ? ALREADY_YOURS : OWNED_BY_ANOTHER;
    }
}
