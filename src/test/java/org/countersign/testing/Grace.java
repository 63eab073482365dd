package org.countersign.testing;

import java.util.Map;

/** Who makes herself the first administrator of an installation. */
public final class Grace {

    private Grace() {}

    /** How she fills in the page of the first run. */
    public static Map<String, String> input(String secret, String password) {
        return Map.of(
                "secret",
                secret,
                "displayName",
                "Grace Lindqvist",
                "userPrincipalName",
                "grace@contoso.example",
                "mail",
                "grace@contoso.example",
                "password",
                password,
                "passwordAgain",
                password);
    }
}
