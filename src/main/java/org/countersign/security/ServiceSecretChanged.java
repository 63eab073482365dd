package org.countersign.security;

import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * A service can get tokens with one secret more, or with one less. It is published in the transaction of the change.
 *
 * @param added whether it is one more
 */
public record ServiceSecretChanged(UserId service, UserId by, UUID secret, boolean added) {}
