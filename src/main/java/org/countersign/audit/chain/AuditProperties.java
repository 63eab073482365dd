package org.countersign.audit.chain;

import java.nio.file.Path;
import java.util.Optional;
import org.countersign.settings.SettingFaults;
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

    /**
     * Looks them over: no checkpoint would get to where it cannot be written, and only the log say so.
     *
     * @throws org.countersign.settings.FaultySettings naming every fault
     */
    public AuditProperties {
        var faults = new SettingFaults("countersign.audit");
        if (!checkpointFile.isBlank()) {
            faults.file("checkpoint-file", Path.of(checkpointFile));
        }
        if (!checkpointSyslog.isBlank() && SyslogServer.find(checkpointSyslog).isEmpty()) {
            faults.fault(
                    "checkpoint-syslog",
                    "must be of the form " + SyslogServer.FORM + ", not \"" + checkpointSyslog + "\"");
        }
        faults.throwIfAny();
    }

    /** None, where none is set. */
    Optional<SyslogServer> syslog() {
        return SyslogServer.find(checkpointSyslog);
    }

    /** None, where none is set. */
    Optional<Path> file() {
        return checkpointFile.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(checkpointFile).toAbsolutePath());
    }
}
