package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.export.HistoryExport;
import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.devices.DeviceReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A battery's history as a file. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Devices")
class HistoryExportController {

    private static final int MOST_AT_ONCE = 4;
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String TABLE = "text/csv";

    /** Which file is written. */
    private enum Format {
        JSONL(MediaType.parseMediaType(JSON_LINES)),
        CSV(MediaType.parseMediaType(TABLE + ";charset=UTF-8"));

        private final MediaType type;

        Format(MediaType type) {
            this.type = type;
        }
    }

    private final DeviceReader devices;
    private final HistoryExport export;
    private final Downloads downloads = new Downloads(MOST_AT_ONCE, HistoryExportController::busy);

    HistoryExportController(DeviceReader devices, HistoryExport export) {
        this.devices = devices;
        this.export = export;
    }

    @GetMapping(
            path = "/api/devices/{thing}/history/export",
            produces = {JSON_LINES, TABLE})
    @Operation(
            operationId = "exportDeviceHistory",
            summary = "A battery's whole history as a file, oldest first",
            description =
                    "jsonl: every event of the battery, its readings, commands and webhooks, and of its home from "
                            + "the home's beginning to the battery's removal, in the order in which they were stored, each as "
                            + "one CloudEvents 1.0 envelope (JSON) whose data is the payload as stored. csv: the entries of the "
                            + "history. One file at a time for each person. A file that breaks off ends without HTTP's last "
                            + "chunk.")
    @ApiResponse(
            responseCode = "200",
            description = "the file",
            content = {
                @Content(mediaType = JSON_LINES, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = TABLE, schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @PathVariable String thing,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"jsonl", "csv"},
                                            defaultValue = "jsonl"))
                    @RequestParam(required = false)
                    @Nullable
                    String format,
            Principal principal) {
        Parameters parameters = new Parameters();
        Format asked = parameters.word("format", format, Format.class);
        parameters.check();
        Format written = asked == null ? Format.JSONL : asked;
        String person = Caller.of(principal).actor();
        return Blocking.run(() -> Known.device(devices, thing))
                .then(Mono.fromSupplier(() -> ResponseEntity.ok()
                        .contentType(written.type)
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(thing, written))
                        .body(downloads.file(person, content(thing, written)))));
    }

    private Downloads.Content content(String thing, Format format) {
        return switch (format) {
            case JSONL -> out -> export.events(thing, out);
            case CSV -> out -> export.table(thing, out);
        };
    }

    /** Of names of things, only letters, digits and a few signs are safe in the names of files everywhere. */
    private static String attachment(String thing, Format format) {
        String name = Texts.shortened(thing).replaceAll("[^A-Za-z0-9_-]", "_");
        return ContentDisposition.attachment()
                .filename(name + "-history." + format.name().toLowerCase(Locale.ROOT))
                .build()
                .toString();
    }

    private static ProblemException busy() {
        return ProblemException.tooOften(
                "export-under-way",
                "You are downloading a history already, or too many people download one. Try again soon.",
                Duration.ofSeconds(10));
    }
}
