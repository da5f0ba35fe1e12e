package energy.flipbridge.cloud.flip;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest calls of Flip's API: never a header, a query or a body. */
final class RequestLog {
    private static final int MOST = 1_000;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final State state;
    private long last;

    RequestLog(State state) {
        this.state = state;
    }

    record Entry(long number, Instant at, String method, String path, int status, long tookMs) {}

    void add(Context ctx, float tookMs) {
        if (ctx.path().startsWith("/v1/")) {
            add(ctx.method().name(), ctx.path(), ctx.statusCode(), Math.round(tookMs));
        }
    }

    synchronized List<Entry> newest(int limit) {
        return entries.stream().limit(limit).toList();
    }

    private synchronized void add(String method, String path, int status, long tookMs) {
        String shown = path.length() > 300 ? path.substring(0, 300) : path;
        entries.addFirst(new Entry(++last, state.now(), method, shown, status, tookMs));
        if (entries.size() > MOST) {
            entries.removeLast();
        }
    }
}
