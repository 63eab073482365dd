package org.countersign.mfa;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a proof of a second factor has to be like.
 *
 * @param methods the methods that do; empty: any
 * @param maximumAge how old a proof may be when it is asked for; zero: it is given for this very purpose
 */
public record ProofDemand(Set<MfaMethod> methods, Duration maximumAge) {

    /** A proof by any method, given for this very purpose. */
    public static final ProofDemand FRESH = new ProofDemand(Set.of(), Duration.ZERO);

    public ProofDemand {
        methods = Set.copyOf(methods);
    }

    /** Whether a proof by that method does. */
    public boolean admits(MfaMethod method) {
        return methods.isEmpty() || methods.contains(method);
    }

    /** Whether an earlier proof, given for something else, does if it is young enough. */
    public boolean admitsEarlier() {
        return maximumAge.compareTo(Duration.ZERO) > 0;
    }

    /**
     * Whether a proof that is on record for what was asked at that moment does. One that was given for several requests at
     * once is a little older than each of them.
     */
    public boolean isMetByRecord(MfaProof proof, Instant asked) {
        var oldest = maximumAge.compareTo(MfaProofs.FRESH) > 0 ? maximumAge : MfaProofs.FRESH;
        return admits(proof.method()) && !proof.provenAt().isBefore(asked.minus(oldest));
    }

    /** Whether an earlier proof does for what is asked at that moment. */
    boolean isMetBy(MfaProof proof, Instant asked) {
        return admits(proof.method()) && !proof.provenAt().isBefore(asked.minus(maximumAge));
    }
}
