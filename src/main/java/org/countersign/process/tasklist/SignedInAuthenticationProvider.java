package org.countersign.process.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/** Tells Tasklist who is signed in to the service. There is no other way to sign in to it. */
public final class SignedInAuthenticationProvider implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var principal = request.getUserPrincipal();
        return principal == null
                ? AuthenticationResult.unsuccessful()
                : AuthenticationResult.successful(principal.getName());
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // The service's own filters ask for the sign-in before a request comes here.
    }
}
