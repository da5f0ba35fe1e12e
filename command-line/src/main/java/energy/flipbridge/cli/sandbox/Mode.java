package energy.flipbridge.cli.sandbox;

/** Modes of a battery (docs.flip.energy/battery-modes). */
enum Mode {
    DISCHARGE,
    CHARGE,
    STANDBY,
    BACKUP,
    SELF_CONSUMPTION,
    SAVINGS;

    boolean hasPower() {
        return this == CHARGE || this == DISCHARGE;
    }
}
