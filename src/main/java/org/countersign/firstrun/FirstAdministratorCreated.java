package org.countersign.firstrun;

import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * The first administrator was created, by whoever had the one-time secret.
 *
 * @param assignment that of Global Administrator
 */
public record FirstAdministratorCreated(UserId administrator, UUID assignment) {}
