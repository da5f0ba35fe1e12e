package energy.flipbridge.cloud.flip;

/** What Flip can steer. */
enum DeviceType {
    BATTERY,
    EV_CHARGER
}
