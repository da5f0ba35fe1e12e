package energy.flipbridge.projections.outcomes;

import energy.flipbridge.domain.command.Outcome;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is outstanding for one command.
 *
 * @param due when the device must have confirmed; {@code null} once it is settled
 * @param report what Flip must be told; {@code null} when there is nothing
 */
public record Outstanding(
        String commandId,
        String thing,
        int partition,
        @Nullable Instant due,
        @Nullable Report report) {

    /** @param attempts how often Flip could not be told */
    public record Report(int version, Outcome outcome, int attempts) {}

    static Outstanding of(Document document) {
        Date due = document.getDate("due");
        Document report = document.get("report", Document.class);
        return new Outstanding(
                document.getString("_id"),
                document.getString("thing"),
                document.getInteger("partition"),
                due == null ? null : due.toInstant(),
                report == null ? null : report(report));
    }

    private static Report report(Document report) {
        return new Report(
                report.getInteger("version"),
                new Outcome(Outcome.Status.valueOf(report.getString("status")), report.getString("reason")),
                report.getInteger("attempts"));
    }
}
