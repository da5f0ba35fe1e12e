package energy.flipbridge.projections.outcomes;

import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is outstanding for one command.
 *
 * @param order what the battery is asked to confirm; {@code null} in a document from before it was kept
 * @param due when the device must have confirmed; {@code null} once it is settled
 * @param report what Flip must be told; {@code null} when there is nothing
 */
public record Outstanding(
        String commandId,
        String thing,
        int partition,
        @Nullable Order order,
        @Nullable Instant due,
        @Nullable Report report) {

    /**
     * @param askedAt when Flip ordered the version, by its own clock: from then it counts its 15 minutes
     * @param orderedAt when that was stored
     * @param deadline when Flip must have been told, less a margin
     */
    public record Order(int version, Instant askedAt, Instant orderedAt, Instant deadline) {

        static @Nullable Order of(Document command) {
            Instant askedAt = Values.instant(command, "askedAt");
            return askedAt == null
                    ? null
                    : new Order(
                            command.getInteger("version"),
                            askedAt,
                            Objects.requireNonNull(Values.instant(command, "orderedAt")),
                            Objects.requireNonNull(Values.instant(command, "deadline")));
        }
    }

    /**
     * @param isRejected whether the battery refused
     * @param since when the outcome was there; {@code null} in a document from before it was kept
     * @param attempts how often Flip could not be told
     * @param firstFailedAt when it could not first
     * @param lastFailure why it could not last
     */
    public record Report(
            int version,
            Outcome outcome,
            boolean isRejected,
            @Nullable Instant since,
            int attempts,
            @Nullable Instant firstFailedAt,
            @Nullable String lastFailure) {

        static Report of(Document report) {
            return new Report(
                    report.getInteger("version"),
                    new Outcome(Outcome.Status.valueOf(report.getString("status")), report.getString("reason")),
                    report.getBoolean("rejected", false),
                    Values.instant(report, "since"),
                    report.getInteger("attempts"),
                    Values.instant(report, "firstFailedAt"),
                    report.getString("lastFailure"));
        }
    }

    static Outstanding of(Document document) {
        Document report = document.get("report", Document.class);
        return new Outstanding(
                document.getString("_id"),
                document.getString("thing"),
                document.getInteger("partition"),
                Order.of(document),
                Values.instant(document, "due"),
                report == null ? null : Report.of(report));
    }
}
