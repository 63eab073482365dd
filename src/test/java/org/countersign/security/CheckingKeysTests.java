package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class CheckingKeysTests {

    private final SigningKeys published = mock();
    private final JWKSource<SecurityContext> keys = CheckingKeys.of(published);

    @Test
    void whatIsKnownIsReadOnce() throws Exception {
        when(published.published()).thenReturn(new JWKSet(key("old")));

        assertThat(named("old")).hasSize(1);
        assertThat(named("old")).hasSize(1);

        verify(published, times(1)).published();
    }

    @Test
    void whatIsNotKnownIsAskedForAtOnce() throws Exception {
        when(published.published()).thenReturn(new JWKSet(key("old")), new JWKSet(List.of(key("new"), key("old"))));

        assertThat(named("old")).hasSize(1);
        assertThat(named("new")).hasSize(1);
        assertThat(named("made up")).isEmpty();
    }

    @Test
    void noneOfThemCanSign() throws Exception {
        when(published.published()).thenReturn(new JWKSet(key("old")));

        assertThat(named("old")).hasSize(1).noneMatch(JWK::isPrivate);
    }

    /** A token that cannot be checked is not a wrong one. */
    @Test
    void thatTheDatabaseIsAwayIsNoFaultOfTheToken() {
        when(published.published()).thenThrow(new DataAccessResourceFailureException("Away"));

        assertThatThrownBy(() -> named("old")).isInstanceOf(KeySourceException.class);
    }

    private List<JWK> named(String id) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
    }

    private static RSAKey key(String id) throws Exception {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }
}
