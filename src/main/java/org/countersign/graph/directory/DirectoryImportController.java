package org.countersign.graph.directory;

import java.util.function.Supplier;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.DirectoryImport;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.Confidential;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes files of users, groups and memberships, of up to 5 MB. */
@GraphController
class DirectoryImportController {

    private static final String PATH = "/directory/import";

    private final DirectoryImport directoryImport;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Caller caller;

    DirectoryImportController(
            DirectoryImport directoryImport, GraphJson json, RejectedAttempts attempts, Caller caller) {
        this.directoryImport = directoryImport;
        this.json = json;
        this.attempts = attempts;
        this.caller = caller;
    }

    /** What was done, or would be. */
    record Answer(boolean dryRun, int created, int changed, int unchanged) {}

    @Confidential
    @PostMapping(path = PATH, consumes = "text/csv")
    Answer importCsv(@RequestParam(name = "dryRun", defaultValue = "false") String dryRun, @RequestBody byte[] bytes) {
        return carryOut(dryRun, () -> ImportCsv.read(bytes));
    }

    @Confidential
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(ImportBody.class)
    Answer importJson(@RequestParam(name = "dryRun", defaultValue = "false") String dryRun, @RequestBody byte[] bytes) {
        return carryOut(dryRun, () -> json.read(bytes, ImportBody.class).toFile());
    }

    private Answer carryOut(String dryRun, Supplier<ImportFile> reader) {
        return attempts.watch(Attempt.DIRECTORY, null, () -> {
            var rehearsal = isTrue(dryRun);
            var file = reader.get();
            var report = directoryImport.carryOut(file.entries(), file.faults(), rehearsal, caller.id());
            return new Answer(rehearsal, report.created(), report.changed(), report.unchanged());
        });
    }

    /** A dry run that is taken for an order because of a misspelt {@code true} would be no small mistake. */
    private static boolean isTrue(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw GraphException.badRequest("dryRun must be true or false.");
        };
    }
}
