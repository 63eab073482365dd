package org.countersign.audit;

import org.springframework.context.annotation.Import;

/** What a command needs to add to the trail without starting the service. */
@Import({AuditTrail.class, StoredDetails.class, AcceptedRestores.class, AuditArchive.class, AuditExport.class})
public final class AuditStore {}
