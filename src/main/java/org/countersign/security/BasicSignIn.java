package org.countersign.security;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Lets scripts in that send name and password with each request; not with a password that is replaced while it is looked at,
 * nor with one of somebody who is shut out meanwhile.
 */
@Component
class BasicSignIn implements AuthenticationProvider {

    private final PasswordSignIn passwords;
    private final Sessions sessions;
    private final ScriptSignIns scripts;
    private final ApplicationEventPublisher events;

    BasicSignIn(PasswordSignIn passwords, Sessions sessions, ScriptSignIns scripts, ApplicationEventPublisher events) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.scripts = scripts;
        this.events = events;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var user = passwords
                .find(given.getName(), String.valueOf(given.getCredentials()))
                .filter(sessions::counts)
                .map(SignInTry::id)
                .orElseThrow(() -> new BadCredentialsException("Name or password is wrong"));
        events.publishEvent(new SignInSucceeded(user));
        scripts.note(user, addressIn(given));
        var authenticated = new SignedInUser(user.value(), null).authenticated();
        authenticated.setDetails(given.getDetails());
        return authenticated;
    }

    private static String addressIn(Authentication given) {
        return given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
