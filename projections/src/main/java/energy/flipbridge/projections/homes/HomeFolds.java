package energy.flipbridge.projections.homes;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.projections.homes.HomeDetails.BatteryState;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** What each event changes in a home's document. */
final class HomeFolds {

    private HomeFolds() {}

    static void fold(Document home, HomeEvent event) {
        switch (event) {
            case HomeOpened e ->
                home.append("siteId", e.siteId()).append("owner", e.owner()).append("openedAt", e.at());
            case CommissioningRequested e -> requested(home, e);
            case BatteryCommissioned e ->
                battery(home, e.thing(), battery -> {
                    battery.put("state", BatteryState.COMMISSIONED.name());
                    battery.put("commissionedAt", e.at());
                });
            case CommissioningRefused e ->
                battery(home, e.thing(), battery -> {
                    battery.put("state", BatteryState.REFUSED.name());
                    battery.put("refusal", refusal(e.reason(), e.fields()));
                });
            case ReserveChanged e -> battery(home, e.thing(), battery -> battery.put("reserve", e.percentage()));
            case ReleaseRequested e -> {
                battery(home, e.thing(), battery -> {
                    battery.put("state", BatteryState.RELEASING.name());
                    battery.remove("refusal");
                });
                EnrolmentFolds.release(home, e);
            }
            case BatteryRemoved e ->
                batteries(home).removeIf(battery -> e.thing().equals(battery.getString("thing")));
            case AddressChanged e -> home.put("addressChangedAt", e.at());
            case ClosingRequested e -> home.put("closingAt", e.at());
            case ContactErased e -> home.put("contactErasedAt", e.at());
            default -> EnrolmentFolds.fold(home, event);
        }
    }

    static boolean isReleasing(Document home, String thing) {
        return batteries(home).stream()
                .anyMatch(battery -> thing.equals(battery.getString("thing"))
                        && BatteryState.RELEASING.name().equals(battery.getString("state")));
    }

    static Document refusal(Refusal reason, List<String> fields) {
        return new Document("reason", reason.name()).append("fields", fields);
    }

    private static void requested(Document home, CommissioningRequested event) {
        batteries(home).removeIf(battery -> event.thing().equals(battery.getString("thing")));
        batteries(home)
                .add(new Document("thing", event.thing())
                        .append("state", BatteryState.COMMISSIONING.name())
                        .append("requestId", event.requestId())
                        .append("requestedAt", event.at()));
    }

    private static void battery(Document home, String thing, Consumer<Document> change) {
        batteries(home).stream()
                .filter(battery -> thing.equals(battery.getString("thing")))
                .forEach(change);
    }

    private static List<Document> batteries(Document home) {
        return Values.list(home, "batteries");
    }
}
