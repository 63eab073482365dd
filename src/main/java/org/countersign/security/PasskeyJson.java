package org.countersign.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.stereotype.Component;

/** What browsers and passkeys say to each other, as JSON (WebAuthn level 3, sections 5.1.8 and 5.1.9). */
@Component
public class PasskeyJson {

    /** Attestations are the longest; anything longer is no answer. */
    private static final int LONGEST = 64 * 1024;

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new WebauthnJackson2Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A question, for a page's script. */
    public String write(Object question) {
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a known passkey answered; nothing where that is no answer. */
    public Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> readAnswer(HttpServletRequest request)
            throws IOException {
        return read(request, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {})
                .filter(answer -> answer.getRawId() != null && answer.getId() != null && answer.getResponse() != null);
    }

    /** What a new passkey answered; nothing where that is no answer. */
    public Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> readRegistration(HttpServletRequest request)
            throws IOException {
        return read(request, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {})
                .filter(answer -> answer.getRawId() != null && answer.getResponse() != null);
    }

    private <T> Optional<T> read(HttpServletRequest request, TypeReference<T> kind) throws IOException {
        var bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.readValue(bytes, kind));
        } catch (IOException | IllegalArgumentException e) {
            // The bytes are here: whatever is wrong is wrong with them, their encoding included.
            return Optional.empty();
        }
    }
}
