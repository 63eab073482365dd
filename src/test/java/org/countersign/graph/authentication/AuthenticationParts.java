package org.countersign.graph.authentication;

import static org.mockito.Mockito.mock;

import org.countersign.security.HeldProofs;

/** What callers offer as a second factor, where no session holds a proof. */
public final class AuthenticationParts {

    private final OfferedFactors factors = new OfferedFactors(mock(HeldProofs.class));

    public OfferedFactors factors() {
        return factors;
    }
}
