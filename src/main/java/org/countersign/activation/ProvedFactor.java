package org.countersign.activation;

import org.countersign.mfa.ProofDemand;

/** Whether a second factor is proved for an activation; asked only where one is needed, since asking consumes what is offered. */
@FunctionalInterface
interface ProvedFactor {

    boolean meets(ProofDemand demand);
}
