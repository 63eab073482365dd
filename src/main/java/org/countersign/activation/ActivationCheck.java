package org.countersign.activation;

import java.util.function.BooleanSupplier;
import org.countersign.role.ActivationSettings;

/**
 * What a rule looks at.
 *
 * @param settings what it is measured by
 * @param secondFactor whether a second factor is proved for this very activation; asked only where one is needed, since
 *     asking consumes a typed code
 */
record ActivationCheck(Activation activation, ActivationSettings settings, BooleanSupplier secondFactor) {

    RequestActivation request() {
        return activation.request();
    }
}
