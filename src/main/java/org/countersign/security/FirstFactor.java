package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactors;
import org.countersign.mfa.SharedProof;
import org.countersign.security.SignInProperties.SecondFactorAtSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows once somebody has shown who he is by one factor: his second one, or the session. */
@Component
public class FirstFactor {

    private final SecondFactors secondFactors;
    private final SignIns signIns;
    private final PendingSignIns pending;
    private final SignInProperties properties;

    FirstFactor(SecondFactors secondFactors, SignIns signIns, PendingSignIns pending, SignInProperties properties) {
        this.secondFactors = secondFactors;
        this.signIns = signIns;
        this.pending = pending;
        this.properties = properties;
    }

    /**
     * Goes on with somebody who is enabled.
     *
     * @param proof of a second factor that came with the first; none: it is asked for, if he has one
     * @return where he has to go
     */
    public String accept(
            HttpServletRequest request, HttpServletResponse response, SignInTry shown, @Nullable SharedProof proof) {
        if (proof == null && isAskedFor(shown.id())) {
            pending.begin(request, shown);
            return SecondFactorPage.PATH;
        }
        return signIns.open(request, response, shown, proof);
    }

    private boolean isAskedFor(UserId user) {
        return properties.secondFactor() == SecondFactorAtSignIn.ENROLLED && secondFactors.has(user);
    }
}
