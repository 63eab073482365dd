package org.countersign.audit;

/**
 * An event with its place in the chain.
 *
 * @param seq the number of its seal, from 1 on
 * @param hash of the seal, in hex
 */
record SealedFact(long seq, String hash, AuditEvent event) {}
