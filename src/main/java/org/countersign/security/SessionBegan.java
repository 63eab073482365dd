package org.countersign.security;

import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * Somebody is signed in. It is published in the transaction in which the session begins.
 *
 * @param address where he calls from
 */
public record SessionBegan(UserId user, UUID session, String address) {}
