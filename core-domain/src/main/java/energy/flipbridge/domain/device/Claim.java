package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;

/** What becomes of an attempt to claim a device. */
public enum Claim {
    GRANTED,
    /** the same owner has it already; nothing changes */
    ALREADY_YOURS,
    /** somebody else has it; it must be released first */
    OWNED_BY_ANOTHER,
    /** the signed URL was used before; the device can make a new one */
    NONCE_SPENT;

    static Claim of(Device device, RegisterDevice command) {
        if (command.owner().equals(device.owner())) {
            return ALREADY_YOURS;
        }
        if (device.owner() != null) {
            return OWNED_BY_ANOTHER;
        }
        return device.spentNonces().contains(command.nonce()) ? NONCE_SPENT : GRANTED;
    }
}
