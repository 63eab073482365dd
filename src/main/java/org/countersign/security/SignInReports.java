package org.countersign.security;

import org.countersign.directory.Directory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Tells other rooms who signs in, and whose name is tried in vain, through whatever door. */
@Component
class SignInReports {

    private final Directory directory;
    private final ApplicationEventPublisher events;

    SignInReports(Directory directory, ApplicationEventPublisher events) {
        this.directory = directory;
        this.events = events;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedInUser user) {
            events.publishEvent(new SignInSucceeded(user.id()));
        }
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        directory
                .findUserBySignInName(event.getAuthentication().getName())
                .map(user -> new SignInFailed(user.id()))
                .ifPresent(events::publishEvent);
    }
}
