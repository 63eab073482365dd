package org.countersign.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.countersign.keys.Keyring;
import org.countersign.keys.Sealed;
import org.countersign.security.SignedInUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.web.servlet.FlashMap;

/** What sessions hold comes back; nothing else does, even if it could be unsealed. */
class SealedObjectsTests {

    private final SealedObjects objects = new SealedObjects(keysThatKeepNothingSecret());

    static Stream<Object> whatSessionsHold() {
        return Stream.of(
                "a token",
                signIn(),
                new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"),
                new DefaultSavedRequest(wantedPage()),
                new CopyOnWriteArrayList<>(List.of(flashMap())),
                wayToTheProvider());
    }

    private static Object signIn() {
        var user = new SignedInUser(UUID.randomUUID(), UUID.randomUUID());
        var authentication = UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
        authentication.setDetails(new WebAuthenticationDetailsSource().buildDetails(wantedPage()));
        return new SecurityContextImpl(authentication);
    }

    private static MockHttpServletRequest wantedPage() {
        var request = new MockHttpServletRequest("GET", "/oauth2/authorize");
        request.addParameter("scope", "openid", "profile");
        request.addHeader("Accept", "text/html");
        request.setCookies(new Cookie("name", "value"));
        request.addPreferredLocale(Locale.GERMANY);
        return request;
    }

    private static FlashMap flashMap() {
        var map = new FlashMap();
        map.put("fault", "It is wrong");
        map.setTargetRequestPath("/account");
        map.addTargetRequestParam("name", "value");
        return map;
    }

    private static Object wayToTheProvider() {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("https://login.contoso.example/authorize")
                .clientId("countersign")
                .redirectUri("https://pim.contoso.example/sign-in/provider/back")
                .scopes(Set.of("openid", "profile"))
                .state("state")
                .attributes(Map.of("nonce", "n", "code_verifier", "v"))
                .additionalParameters(new HashMap<>(Map.of("prompt", "login")))
                .build();
    }

    @ParameterizedTest
    @MethodSource("whatSessionsHold")
    void whatSessionsHoldComesBack(Object object) {
        assertThat(objects.open(objects.seal(object))).hasSameClassAs(object);
    }

    @Test
    void nothingElseIsPutIntoASession() {
        assertThatThrownBy(() -> objects.seal(new File("of no concern")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.io.File");
    }

    @Test
    void nothingElseIsReadWhoeverSealedIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new File("of no concern"));
        }
        var sealed = Base64.getEncoder().encode(bytes.toByteArray());

        assertThatThrownBy(() -> objects.open(sealed)).isInstanceOf(SealedObjects.Unreadable.class);
    }

    private static Keyring keysThatKeepNothingSecret() {
        var keys = mock(Keyring.class);
        when(keys.seal(any(byte[].class), anyString()))
                .then(call -> new Sealed(Base64.getEncoder().encodeToString(call.getArgument(0)), "key"));
        when(keys.openBytes(anyString(), anyString())).then(call -> Base64.getDecoder()
                .decode(call.<String>getArgument(0).getBytes(StandardCharsets.US_ASCII)));
        return keys;
    }
}
