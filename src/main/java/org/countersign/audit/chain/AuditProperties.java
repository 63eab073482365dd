package org.countersign.audit.chain;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the audit's checkpoints go, beside the log.
 *
 * @param checkpointSyslog a syslog server, {@code tls://syslog.contoso.example}; empty: none
 * @param checkpointWebhook the name of a webhook of the format {@code standard} that they are sent to; empty: none
 * @param checkpointFile a file that whoever rules the database cannot write; each node has its own; empty: none
 */
@ConfigurationProperties("countersign.audit")
public record AuditProperties(
        String checkpointFile, @DefaultValue("") String checkpointWebhook, @DefaultValue("") String checkpointSyslog) {

    Optional<Path> file() {
        return checkpointFile.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(checkpointFile).toAbsolutePath());
    }
}
