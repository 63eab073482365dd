package org.countersign.mfa;

import java.util.UUID;

/**
 * A proof that was made for several requests of one person at once. It serves each of them once, within {@link
 * MfaProofs#FRESH}, and nobody else.
 */
public record SharedProof(UUID id) implements SecondFactor {}
