package org.countersign.activation;

import org.countersign.role.ActivationSettings;

/**
 * What a rule looks at.
 *
 * @param settings what it is measured by
 * @param secondFactor whether a second factor is proved for this very activation
 */
record ActivationCheck(Activation activation, ActivationSettings settings, ProvedFactor secondFactor) {

    RequestActivation request() {
        return activation.request();
    }
}
