package energy.flipbridge.gateway.home;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A home and its newest events as they are at a moment.
 *
 * @param home with its mark, by which a page that comes back says what it has seen
 */
record LiveState(Marked<HomeResponse> home, List<Marked<EventResponse>> events) {

    /** @param mark is the same as long as the value is */
    record Marked<T>(T value, String mark) {

        static <T> Marked<T> of(T value) {
            return new Marked<>(value, digest(JsonMapper.shared().writeValueAsString(value)));
        }
    }

    static LiveState of(HomeResponse home, List<EventResponse> events) {
        return new LiveState(Marked.of(home), events.stream().map(Marked::of).toList());
    }

    /** names the whole state, as the id of what is sent last of it */
    String id() {
        return home.mark() + "." + eventsMark();
    }

    String eventsMark() {
        return digest(String.join(",", events.stream().map(Marked::mark).toList()));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
