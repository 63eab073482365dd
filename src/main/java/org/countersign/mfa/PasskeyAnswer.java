package org.countersign.mfa;

import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;

/** What a passkey answered, and to which question. It counts once. */
public record PasskeyAnswer(
        PublicKeyCredentialRequestOptions asked, PublicKeyCredential<AuthenticatorAssertionResponse> answer, Site site)
        implements SecondFactor {

    @Override
    public String toString() {
        return "PasskeyAnswer[" + answer.getId() + "]";
    }
}
