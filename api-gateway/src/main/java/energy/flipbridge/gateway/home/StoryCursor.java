package energy.flipbridge.gateway.home;

import energy.flipbridge.projections.view.UnknownCursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far each of the trails that a story is made of has been told: the index at which the rest ends. */
final class StoryCursor {

    private static final int LONGEST = 20_000;

    private final Map<String, String> places = new TreeMap<>();

    private StoryCursor() {}

    /** @throws UnknownCursor when the text is none of ours */
    static StoryCursor parse(@Nullable String text) {
        StoryCursor cursor = new StoryCursor();
        if (text == null) {
            return cursor;
        }
        if (text.length() > LONGEST) {
            throw new UnknownCursor();
        }
        for (String place : decoded(text).split(",", -1)) {
            int equals = place.indexOf('=');
            if (equals < 0 || !place.substring(equals + 1).matches("\\d{1,18}")) {
                throw new UnknownCursor();
            }
            cursor.places.put(place.substring(0, equals), place.substring(equals + 1));
        }
        return cursor;
    }

    @Nullable
    String of(String trail) {
        return places.get(trail);
    }

    void tell(String trail, long number) {
        places.put(trail, Long.toString(number));
    }

    @Override
    public String toString() {
        String text = places.entrySet().stream()
                .map(place -> place.getKey() + "=" + place.getValue())
                .collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnknownCursor();
        }
    }
}
