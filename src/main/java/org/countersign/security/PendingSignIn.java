package org.countersign.security;

import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody has typed the right password and is asked for his second factor. He is not signed in.
 *
 * @param since when he typed it
 */
record PendingSignIn(SignInTry of, Instant since) implements Serializable {}
