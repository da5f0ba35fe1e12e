package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.history.HistoryPage;
import energy.flipbridge.projections.history.HistoryTotals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "HistoryPage",
        description = "Newest first. With a filter it may hold few entries or none and still have a next: a request "
                + "looks at 1,000 entries at most")
record HistoryPageResponse(
        List<HistoryResponse> items,

        @Schema(description = "cursor of what is older, to be handed in unchanged; null at the end") @Nullable
        String next,

        @Schema(description = "cursor of what is newer, also of what is yet to happen")
        String previous,

        TotalsResponse totals) {

    @Schema(name = "HistoryTotals", description = "How much the history holds, whatever the filter")
    record TotalsResponse(
            @Schema(
                    description = "entries of the battery, its commands and registrations, by event",
                    example = "{\"CommandReceived\": 12, \"Registered\": 1}")
            Map<String, Long> events,

            @Schema(description = "single readings") long readings,

            @Schema(description = "the homes in which it is or was, the newest last")
            List<HomeTotalsResponse> homes) {

        static TotalsResponse of(HistoryTotals totals) {
            return new TotalsResponse(
                    totals.events(),
                    totals.readings(),
                    totals.homes().stream()
                            .map(home -> new HomeTotalsResponse(home.siteId(), home.events()))
                            .toList());
        }
    }

    @Schema(name = "HomeTotals")
    record HomeTotalsResponse(
            @Schema(description = "Flip's id of the site") String siteId,

            @Schema(description = "entries of the home by event, also of when the battery was not in it")
            Map<String, Long> events) {}

    static HistoryPageResponse of(HistoryPage page) {
        return new HistoryPageResponse(
                page.items().stream().map(HistoryResponse::of).toList(),
                page.next(),
                page.previous(),
                TotalsResponse.of(page.totals()));
    }
}
