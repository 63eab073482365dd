package org.countersign.graph.audit;

import java.util.stream.Stream;
import org.countersign.audit.AuditReaders;
import org.countersign.graph.Api;
import org.countersign.graph.directory.DirectoryParts;
import org.countersign.graph.odata.ODataParts;
import org.countersign.graph.wire.WireParts;

/** The routes about the audit, over rooms that are played. */
public final class AuditParts {

    private final DirectoryAuditsController audits;

    public AuditParts(Api api, WireParts wire, ODataParts odata, DirectoryParts directory) {
        audits = new DirectoryAuditsController(
                api.trail,
                new AuditReaders(api.rights),
                api.directory,
                directory.relations(),
                odata.listings(),
                wire.caller());
    }

    public Stream<Object> controllers() {
        return Stream.of(audits);
    }
}
