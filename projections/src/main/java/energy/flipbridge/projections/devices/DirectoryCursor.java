package energy.flipbridge.projections.devices;

import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.UnknownCursor;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place in the directory: how far each partition's list has been read. */
final class DirectoryCursor {

    private static final String FORMAT = "\\d{1,9}(\\.\\d{1,9}){" + (Partitions.COUNT - 1) + "}";

    private final long[] places;

    private DirectoryCursor(long[] places) {
        this.places = places;
    }

    static DirectoryCursor parse(@Nullable String text) {
        if (text == null) {
            return new DirectoryCursor(new long[Partitions.COUNT]);
        }
        if (!text.matches(FORMAT)) {
            throw new UnknownCursor();
        }
        return new DirectoryCursor(
                Arrays.stream(text.split("\\.")).mapToLong(Long::parseLong).toArray());
    }

    long at(int partition) {
        return places[partition];
    }

    void advance(int partition) {
        places[partition]++;
    }

    @Override
    public String toString() {
        return Arrays.stream(places).mapToObj(Long::toString).collect(Collectors.joining("."));
    }
}
