package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.api.Downloads;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** What a homeowner takes along: a file that is written while it is read, at the pace of its reader. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Account")
@SecurityRequirement(name = "session")
class ExportController {

    private static final int MOST_AT_ONCE = 4;
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final DataExport export;
    private final Downloads downloads = new Downloads(MOST_AT_ONCE, ExportController::busy);

    ExportController(DataExport export) {
        this.export = export;
    }

    @GetMapping(path = "/api/account/export", produces = "application/zip")
    @Operation(
            operationId = "exportAccount",
            summary = "Everything that is kept of the own account, homes and batteries",
            description =
                    "A ZIP file with the account, and for each home its state, events, story and readings. One at a "
                            + "time.")
    @ApiResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Flux<DataBuffer>> export(Principal principal) {
        Asker asker = new Asker(Asker.caller(principal), "");
        return ResponseEntity.ok()
                .contentType(ZIP)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("flipbridge-data.zip")
                                .build()
                                .toString())
                .body(downloads.file(asker.actor(), out -> export.write(asker, out)));
    }

    private static ProblemException busy() {
        return ProblemException.tooOften(
                "export-under-way",
                "Your data are being downloaded already, or too many people download theirs. Try again soon.",
                Duration.ofSeconds(10));
    }
}
