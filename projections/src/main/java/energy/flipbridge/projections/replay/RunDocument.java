package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.replay.ReplayRun.Request;
import energy.flipbridge.projections.view.Positions;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How the replay of a view stands in the database, under the view's name. */
final class RunDocument {

    static final String RUN = "run";
    static final String STATE = "state";
    static final String NODE = "node";
    static final String LEASED_UNTIL = "leasedUntil";
    static final String REQUESTED_AT = "requestedAt";
    static final String STARTED_AT = "startedAt";
    static final String ENDED_AT = "endedAt";
    static final String SHADOW = "shadow";
    static final String POSITIONS = "positions";
    static final String TARGET = "target";
    static final String RATE = "eventsPerSecond";
    static final String UNFOLDABLE = "unfoldable";
    static final String EXAMPLES = "examples";
    static final String BEFORE = "before";
    static final String AFTER = "after";
    static final String CANCELED_BY = "canceledBy";
    static final String FAILURE = "failure";
    /** attempts in a row that came to nothing */
    static final String FAILURES = "failures";

    private RunDocument() {}

    static Document of(String view, String run, Request request) {
        Document document = new Document("_id", view)
                .append(RUN, run)
                .append(STATE, ReplayState.BUILDING.name())
                .append("by", request.by())
                .append("reason", request.reason())
                .append("correlation", request.correlation())
                .append(REQUESTED_AT, Date.from(request.at()))
                .append(LEASED_UNTIL, Date.from(Instant.EPOCH))
                .append(POSITIONS, Positions.everywhere(-1).all())
                .append(TARGET, -1L)
                .append(RATE, 0.0)
                .append(UNFOLDABLE, 0L)
                .append(EXAMPLES, List.of())
                .append(FAILURES, 0);
        Values.put(document, "fromPosition", request.fromPosition());
        return document;
    }

    static ReplayRun run(Document document) {
        return new ReplayRun(
                document.getString("_id"),
                document.getString(RUN),
                new Request(
                        document.getLong("fromPosition"),
                        document.getString("by"),
                        document.getString("reason"),
                        document.getString("correlation"),
                        Objects.requireNonNull(Values.instant(document, REQUESTED_AT))),
                ReplayState.valueOf(document.getString(STATE)),
                document.getString(NODE),
                Values.instant(document, STARTED_AT),
                Values.instant(document, ENDED_AT),
                document.getString(SHADOW),
                new Positions(document.getList(POSITIONS, Long.class)),
                document.getLong(TARGET),
                document.getDouble(RATE),
                document.getLong(UNFOLDABLE),
                document.getList(EXAMPLES, String.class),
                digest(document, BEFORE),
                digest(document, AFTER),
                document.getString(CANCELED_BY),
                document.getString(FAILURE),
                document.getInteger(FAILURES));
    }

    static Document digest(Digest digest) {
        return new Document("documents", digest.documents()).append("hash", digest.hash());
    }

    private static @Nullable Digest digest(Document document, String key) {
        return document.get(key) instanceof Document digest
                ? new Digest(digest.getLong("documents"), digest.getString("hash"))
                : null;
    }
}
