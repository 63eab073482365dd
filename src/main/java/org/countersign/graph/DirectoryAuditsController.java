package org.countersign.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The audit: all of it for whose active role allows that, one's own part for everybody. */
@GraphController
class DirectoryAuditsController {

    private static final String PATH = "auditLogs/directoryAudits";

    private final AuditTrail trail;
    private final Directory directory;
    private final Caller caller;

    DirectoryAuditsController(AuditTrail trail, Directory directory, Caller caller) {
        this.trail = trail;
        this.directory = directory;
        this.caller = caller;
    }

    @GetMapping(PATH)
    @Serves(Serves.TOP)
    Listing<DirectoryAuditView> list(QueryOptions options) {
        var names = principalNames();
        return Listing.of(
                PATH,
                trail.newestFirst(view(), options.top()).stream().map(event -> DirectoryAuditView.of(event, names)));
    }

    @GetMapping(PATH + "/{id}")
    Entity<DirectoryAuditView> get(@PathVariable("id") String id) {
        var event = trail.find(view(), Ids.inPath(id)).orElseThrow(GraphException::notFound);
        return Entity.of(PATH, DirectoryAuditView.of(event, principalNames()));
    }

    private AuditView view() {
        return caller.mayReadAudit() ? new AuditView.Whole() : new AuditView.Concerning(caller.id());
    }

    /** Each user is looked up once. */
    private Function<UserId, @Nullable String> principalNames() {
        Map<UserId, Optional<String>> known = new HashMap<>();
        return id -> known.computeIfAbsent(id, key -> directory.findUser(key).map(User::userPrincipalName))
                .orElse(null);
    }
}
