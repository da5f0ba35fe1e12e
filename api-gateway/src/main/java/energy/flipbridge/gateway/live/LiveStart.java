package energy.flipbridge.gateway.live;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "LiveStart", description = "From where on events are told")
record LiveStart(
        @Schema(description = "of the newest event that is not told", example = "1742")
        long position,

        @Schema(
                description =
                        "whether it goes on where Last-Event-ID was, so that nothing is missing; when not, what is "
                                + "shown must be loaded anew")
        boolean resumed) {}
