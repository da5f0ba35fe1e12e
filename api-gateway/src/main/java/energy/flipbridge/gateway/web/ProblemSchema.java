package energy.flipbridge.gateway.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documentation of every error's body. */
@Schema(name = "Problem", description = "RFC 9457")
record ProblemSchema(
        @Schema(example = "urn:flipbridge:problem:nonce-spent", description = "never changes for a kind of problem")
        String type,

        @Schema(example = "Conflict") String title,
        @Schema(example = "409") int status,

        @Schema(example = "The link was used before. Let the battery make a new one.")
        String detail,

        @Schema(description = "path of the request") @Nullable
        String instance,

        @Schema(description = "the id under which the log knows the request")
        String requestId,

        @Schema(description = "the wrong fields of a body") @Nullable
        List<WrongField> errors,

        @Schema(description = "sign-in-code-wrong: how often one may still try") @Nullable
        Integer attemptsLeft) {}
