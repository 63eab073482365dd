package org.countersign.activation;

import java.util.Optional;
import org.countersign.mfa.MfaProof;
import org.countersign.mfa.MfaProofs;
import org.countersign.mfa.ProofDemand;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SecondFactors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the proof for an activation comes from. Its age is that at the request, so that approvers may take their time;
 * an earlier proof that does is recorded for the activation as old as it is, and the grant believes the records alone.
 */
@Component
class ActivationProofs {

    private final SecondFactors factors;
    private final MfaProofs proofs;

    ActivationProofs(SecondFactors factors, MfaProofs proofs) {
        this.factors = factors;
        this.proofs = proofs;
    }

    /** At the gate: an earlier proof where that is enough, or else what is offered, which is consumed. */
    ProvedFactor given(Activation activation, @Nullable SecondFactor offered) {
        return demand -> isRecorded(activation, demand)
                || isReused(activation, demand)
                || (isFit(offered, demand) && isProved(activation, offered) && isRecorded(activation, demand));
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

    private boolean isProved(Activation activation, @Nullable SecondFactor offered) {
        return offered != null
                && factors.prove(
                                activation.request().requestor(),
                                offered,
                                activation.id().value())
                        .isPresent();
    }
}
