package org.countersign.audit.chain;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the audit's checkpoints go, beside the log.
 *
 * @param checkpointFile a file that whoever rules the database cannot write; each node has its own; empty: none
 */
@ConfigurationProperties("countersign.audit")
public record AuditProperties(String checkpointFile) {

    Optional<Path> file() {
        return checkpointFile.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(checkpointFile).toAbsolutePath());
    }
}
