package energy.flipbridge.projections.devices;

/** Whoever is told of the devices about which something was folded. */
public interface DeviceSignals {

    DeviceSignals NOBODY = new DeviceSignals() {
        @Override
        public void mentioned(String thing) {}

        @Override
        public void claimed(String thing) {}
    };

    /** Something happened to it; it may be the first. */
    void mentioned(String thing);

    /** Somebody claimed it, with a certificate that may be new. */
    void claimed(String thing);
}
