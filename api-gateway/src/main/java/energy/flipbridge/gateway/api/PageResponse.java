package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.view.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
public record PageResponse<T>(
        List<T> items,

        @Schema(description = "cursor of the rest, to be handed in unchanged; null at the end", nullable = true)
        @Nullable
        String next) {

    public static <S, T> PageResponse<T> of(Page<S> page, Function<S, T> item) {
        return new PageResponse<>(page.items().stream().map(item).toList(), page.next());
    }
}
