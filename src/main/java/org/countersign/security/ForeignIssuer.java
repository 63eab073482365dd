package org.countersign.security;

import java.util.Optional;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Issues tokens that count here beside those of the embedded issuer. It is a room above this one that knows it. */
public interface ForeignIssuer {

    /** What reads the tokens of that issuer; nothing: nobody trusts it. */
    Optional<JwtDecoder> decoder(String issuer);

    /** Whom a token that the decoder let pass stands for. */
    TokenReader reader();
}
