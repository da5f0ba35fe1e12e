package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import org.bson.Document;

/** In which home a battery is: the one in which Flip has it, and until then the one that asked for it last. */
final class InHome {

    private static final String SITE = "siteId";
    private static final String KNOWN = "isInHome";

    private InHome() {}

    static void fold(Document device, HomeEvent.OfBattery event) {
        switch (event) {
            case CommissioningRequested e -> {
                if (!device.containsKey(KNOWN)) {
                    device.put(SITE, e.siteId());
                }
            }
            case BatteryCommissioned e -> device.append(SITE, e.siteId()).append(KNOWN, true);
            case BatteryRemoved e -> {
                if (device.remove(SITE, e.siteId())) {
                    device.remove(KNOWN);
                }
            }
            default -> {
                // changes nothing of where the battery is
            }
        }
    }
}
