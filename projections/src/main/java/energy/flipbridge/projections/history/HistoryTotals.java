package energy.flipbridge.projections.history;

import java.util.List;
import java.util.Map;

/**
 * How much a history holds.
 *
 * @param events how many entries there are of each event of the device, its commands and registrations
 * @param readings how many readings the device reported
 * @param homes the homes that it is or was in, the newest last
 */
public record HistoryTotals(Map<String, Long> events, long readings, List<OfHome> homes) {

    /** @param events how many entries there are of each event of the home, also of when the device was not in it */
    public record OfHome(String siteId, Map<String, Long> events) {}
}
