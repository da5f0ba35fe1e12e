package energy.flipbridge.projections.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * How far a view's documents have come, for each partition: the segments of a processor go on at their own pace.
 *
 * @param all by partition; -1 where there is nothing yet
 */
public record Positions(List<Long> all) {

    public Positions {
        all = List.copyOf(all);
    }

    public static Positions of(IntToLongFunction position) {
        return new Positions(
                IntStream.range(0, Partitions.COUNT).mapToLong(position).boxed().toList());
    }

    public static Positions everywhere(long position) {
        return new Positions(new ArrayList<>(Collections.nCopies(Partitions.COUNT, position)));
    }

    public long at(int partition) {
        return all.get(partition);
    }

    public long lowest() {
        return Collections.min(all);
    }

    public long highest() {
        return Collections.max(all);
    }

    /** how far all partitions together are behind others */
    public long behind(Positions others) {
        return IntStream.range(0, Partitions.COUNT)
                .mapToLong(partition -> others.at(partition) - at(partition))
                .max()
                .orElse(0);
    }

    /** @return these after everything up to the position was folded that the limits allow */
    public Positions after(long position, Positions limits) {
        return of(partition -> Math.max(at(partition), Math.min(position, limits.at(partition))));
    }
}
