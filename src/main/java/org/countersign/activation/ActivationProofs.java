package org.countersign.activation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.countersign.mfa.MfaProof;
import org.countersign.mfa.MfaProofs;
import org.countersign.mfa.ProofDemand;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SecondFactors;
import org.countersign.mfa.SharedProof;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the proof for an activation comes from. Its age is that at the request, so that approvers may take their time;
 * an earlier proof that does is recorded for the activation as old as it is, and the grant believes the records alone.
 */
@Component
class ActivationProofs {

    /** What is about the proof itself. */
    private static final Set<RuleName> OWN = EnumSet.of(RuleName.MFA, RuleName.AUTHENTICATION_CONTEXT);

    private final SecondFactors factors;
    private final MfaProofs proofs;
    private final Findings findings;

    ActivationProofs(SecondFactors factors, MfaProofs proofs, Findings findings) {
        this.factors = factors;
        this.proofs = proofs;
        this.findings = findings;
    }

    /** At the gate: an earlier proof where that is enough, or else what is offered, which is consumed. */
    ProvedFactor given(Activation activation, @Nullable SecondFactor offered) {
        return demand -> isRecorded(activation, demand)
                || isReused(activation, demand)
                || (isFit(offered, demand)
                        && (isSpared(activation, offered)
                                || (isProved(activation, offered) && isRecorded(activation, demand))));
    }

    /** What the gate would say, without any effect: what is offered is taken for right. */
    ProvedFactor rehearsed(Activation draft, @Nullable SecondFactor offered) {
        return demand -> earlier(draft, demand).isPresent() || isFit(offered, demand);
    }

    /** After the gate: what is on record for this very activation. */
    ProvedFactor recorded(Activation activation) {
        return demand -> isRecorded(activation, demand);
    }

    private boolean isRecorded(Activation activation, ProofDemand demand) {
        return proofs.servingPurpose(activation.id().value())
                .filter(proof -> proof.user().equals(activation.request().requestor()))
                .filter(proof -> demand.isMetByRecord(proof, activation.createdAt()))
                .isPresent();
    }

    private boolean isReused(Activation activation, ProofDemand demand) {
        var earlier = earlier(activation, demand);
        earlier.ifPresent(proof -> proofs.reuse(proof, activation.id().value()));
        return earlier.isPresent();
    }

    private Optional<MfaProof> earlier(Activation activation, ProofDemand demand) {
        return demand.admitsEarlier()
                ? proofs.newest(activation.request().requestor(), demand, activation.createdAt())
                : Optional.empty();
    }

    /** What could not do is not consumed. */
    private boolean isFit(@Nullable SecondFactor offered, ProofDemand demand) {
        return offered != null
                && factors.methodOf(offered).filter(demand::admits).isPresent();
    }

    /**
     * Whether it is a proof that was made before, and would do, for a request that other rules refuse already: that one is
     * not drawn on. Nothing is recorded then, so the grant would still find no proof. A code or a passkey's answer is always
     * looked at, and counted.
     */
    private boolean isSpared(Activation activation, @Nullable SecondFactor offered) {
        return offered instanceof SharedProof shared
                && proofs.isGood(shared, activation.request().requestor())
                && findings.of(activation.id()).stream()
                        .anyMatch(finding -> !finding.met() && !OWN.contains(finding.rule()));
    }

    private boolean isProved(Activation activation, @Nullable SecondFactor offered) {
        return offered != null
                && factors.prove(
                                activation.request().requestor(),
                                offered,
                                activation.id().value())
                        .isPresent();
    }
}
