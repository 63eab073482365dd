package org.countersign.audit;

import org.countersign.assignment.ProductRights;
import org.countersign.directory.UserId;
import org.springframework.stereotype.Component;

/** Who sees how much of the trail, whichever face he looks at it by. */
@Component
public class AuditReaders {

    private final ProductRights rights;

    public AuditReaders(ProductRights rights) {
        this.rights = rights;
    }

    /** All of it, for whose active role allows that; for everybody else, what concerns himself. */
    public AuditView viewOf(UserId reader) {
        return rights.mayReadAudit(reader) ? new AuditView.Whole() : new AuditView.Concerning(reader);
    }
}
