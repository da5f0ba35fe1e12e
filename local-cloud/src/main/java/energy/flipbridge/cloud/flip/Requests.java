package energy.flipbridge.cloud.flip;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads bodies and paging from requests, within limits. */
final class Requests {
    static final int USUAL = 1 << 20;
    static final int LARGE = 8 << 20;

    private static final long MOST_DISCARDED = 64 << 20;

    private Requests() {}

    static Fields body(Context ctx) {
        return new Fields(json(ctx, USUAL), new Violations(), List.of("body"));
    }

    /** An absent body reads as an empty object. */
    static Fields optionalBody(Context ctx) {
        boolean absent = ctx.req().getContentLengthLong() <= 0 && ctx.header("Transfer-Encoding") == null;
        return absent ? new Fields(Json.object(), new Violations(), List.of("body")) : body(ctx);
    }

    static JsonNode json(Context ctx, int limit) {
        try {
            return Json.parse(bytes(ctx, limit));
        } catch (JacksonException malformed) {
            throw Violations.of(List.of("body"), "JSON decode error", "json_invalid");
        }
    }

    static int query(Context ctx, String name, int fallback, int most) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
            throw Violations.of(
                    List.of("query", name), "Input should be a whole number from 0 to " + most, "int_parsing");
        }
        return Integer.parseInt(text);
    }

    static String requiredQuery(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null || text.isBlank()) {
            throw Violations.of(List.of("query", name), "Field required", "missing");
        }
        return text;
    }

    static <E extends Enum<E>> E oneOf(Context ctx, String name, Class<E> type) {
        return oneOf(name, requiredQuery(ctx, name), type);
    }

    /** A parameter that may be given several times, or not at all. */
    static <E extends Enum<E>> List<E> anyOf(Context ctx, String name, Class<E> type) {
        return ctx.queryParams(name).stream()
                .map(text -> oneOf(name, text, type))
                .toList();
    }

    private static <E extends Enum<E>> E oneOf(String name, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Violations.of(
                        List.of("query", name),
                        "Input should be one of " + Arrays.toString(type.getEnumConstants()),
                        "enum"));
    }

    static <T> List<T> page(Context ctx, List<T> all) {
        int skip = query(ctx, "skip", 0, 1_000_000);
        int limit = query(ctx, "limit", 100, 1_000);
        return all.stream().skip(skip).limit(limit).toList();
    }

    private static byte[] bytes(Context ctx, int limit) {
        try {
            InputStream in = ctx.req().getInputStream();
            if (ctx.req().getContentLengthLong() <= limit) {
                byte[] body = in.readNBytes(limit + 1);
                if (body.length <= limit) {
                    return body;
                }
            }
            discard(in);
        } catch (IOException e) {
            throw new ApiException(400, "bad_request", "The body ended before its announced length");
        }
        throw new ApiException(413, "too_large", "The body may hold at most " + limit + " bytes: send less at a time");
    }

    /** A client that is cut off while it writes does not hear why. */
    private static void discard(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = MOST_DISCARDED;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(buffer);
            left -= read;
        }
    }
}
