package org.countersign.security;

import org.countersign.directory.UserId;

/**
 * Somebody's script sent name and password with a request, as it had not for an hour from that address. It is published in
 * a transaction.
 *
 * @param address where it calls from
 */
public record ScriptSignedIn(UserId user, String address) {}
