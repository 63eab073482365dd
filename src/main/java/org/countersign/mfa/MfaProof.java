package org.countersign.mfa;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * The record that a person proved a second factor, for one purpose.
 *
 * @param purpose the id of the one activation it serves
 */
public record MfaProof(UserId user, MfaMethod method, Instant provenAt, UUID purpose) {}
