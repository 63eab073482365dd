package org.countersign.activation;

import org.countersign.mfa.AuthenticationContextChanged;
import org.countersign.role.SettingsChanges;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a change of settings takes two administrators, nobody loosens by himself a context that roles ask for. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NamedContexts {

    private final SettingsChanges settings;

    NamedContexts(SettingsChanges settings) {
        this.settings = settings;
    }

    @EventListener
    void on(AuthenticationContextChanged event) {
        settings.requireNotNamed(event.after().id().value());
    }
}
