package org.countersign.graph.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintStream;
import org.countersign.activation.WireTime;
import org.countersign.audit.AuditExport;
import org.countersign.audit.ExportFormat;
import org.countersign.audit.chain.PublicTrail;
import org.countersign.audit.chain.SignedCheckpoint;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sealed trail for other programs, and what it is verified with, for whoever may read the whole audit. */
@GraphController
class AuditExportController {

    private static final String TRAIL = "auditLogs/trail";
    private static final String BEGINNING = "1970-01-01T00:00:00Z";
    private static final String END = "9999-12-31T00:00:00Z";

    private final AuditExport export;
    private final PublicTrail trail;
    private final Caller caller;

    AuditExportController(AuditExport export, PublicTrail trail, Caller caller) {
        this.export = export;
        this.trail = trail;
        this.caller = caller;
    }

    /**
     * Writes it page by page: it needs the same memory for ten events as for ten million.
     *
     * @param format as the command names it
     * @param from from when on
     * @param until from when on no more
     */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "*/*", schema = @Schema(type = "string")))
    @GetMapping("auditLogs/directoryAudits/export")
    void export(
            @RequestParam(name = "fileFormat", defaultValue = "jsonl") String format,
            @RequestParam(name = "from", defaultValue = BEGINNING) String from,
            @RequestParam(name = "until", defaultValue = END) String until,
            HttpServletResponse response)
            throws IOException {
        requireAuditor();
        var chosen = formatOf(format);
        var begin = WireTime.instant("from", from);
        var end = WireTime.instant("until", until);
        response.setContentType(chosen.mediaType());
        response.setCharacterEncoding(UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + chosen.key() + "\"");
        export.write(chosen, begin, end, caller.id(), new PrintStream(response.getOutputStream(), false, UTF_8));
    }

    @GetMapping(TRAIL)
    Entity<TrailView> trail() {
        requireAuditor();
        return Entity.of(
                TRAIL,
                new TrailView(
                        trail.publicKey().map(key -> key.text()).orElse(""),
                        trail.newestCheckpoint().map(SignedCheckpoint::text).orElse("")));
    }

    /**
     * What is noted elsewhere to verify the trail by.
     *
     * @param publicKey as {@code audit verify --public-key} takes it; empty: nothing is sealed yet
     * @param checkpoint the newest, as {@code audit verify --checkpoint} takes it in a file; empty: nothing is sealed yet
     */
    record TrailView(String publicKey, String checkpoint) {}

    private void requireAuditor() {
        if (!caller.mayReadAudit()) {
            throw GraphException.forbidden("Whoever may read the whole audit may export it, and nobody else.");
        }
    }

    private static ExportFormat formatOf(String format) {
        try {
            return ExportFormat.of(format);
        } catch (IllegalArgumentException e) {
            throw GraphException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
