package org.countersign.mfa;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * The record that a person proved a second factor, for one purpose.
 *
 * @param purpose the id of the one activation it serves
 */
public record MfaProof(UserId user, MfaMethod method, Instant provenAt, UUID purpose) {

    /** What tokens, and the challenge for a fresh one, call a second factor that was proved ({@code acr}, RFC 9470). */
    public static final String CONTEXT_CLASS = "urn:countersign:second-factor";
}
