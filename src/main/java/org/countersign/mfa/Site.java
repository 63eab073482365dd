package org.countersign.mfa;

/**
 * Where passkeys are good (WebAuthn level 3, section 5.1.2).
 *
 * @param host the relying party's id: {@code pim.contoso.example}
 * @param origin what the browser shows: {@code https://pim.contoso.example}
 */
public record Site(String host, String origin) {}
