package org.countersign.breakglass;

/** What is written down for the envelope. Shown once, never stored or logged. */
public record SealedCredentials(String userPrincipalName, String password) {

    @Override
    public String toString() {
        return "SealedCredentials[" + userPrincipalName + "]";
    }
}
