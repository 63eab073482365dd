package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.countersign.directory.UserId;
import org.countersign.mfa.PasskeyAnswer;
import org.countersign.mfa.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What a browser was asked to have a passkey answer: its session keeps the challenge. */
@Component
class PasskeyQuestions {

    private static final String ATTRIBUTE = PasskeyQuestions.class.getName();

    private final Passkeys passkeys;
    private final PasskeyJson json;
    private final PublicSite site;

    PasskeyQuestions(Passkeys passkeys, PasskeyJson json, PublicSite site) {
        this.passkeys = passkeys;
        this.json = json;
        this.site = site;
    }

    /**
     * Asks.
     *
     * @param user whose passkeys may answer; nobody: any
     * @throws ResponseStatusException 404 where passkeys are not to be had
     */
    String ask(HttpServletRequest request, @Nullable UserId user) {
        var here = site.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var question = passkeys.question(user, here);
        request.getSession(true).setAttribute(ATTRIBUTE, question.getChallenge().toBase64UrlString());
        return json.write(question);
    }

    /**
     * What came back to that question; nothing where nothing was asked, or what came is no answer.
     *
     * @param user who was asked
     */
    Optional<PasskeyAnswer> answer(HttpServletRequest request, @Nullable UserId user) throws IOException {
        var session = request.getSession(false);
        var challenge = session == null ? null : (String) session.getAttribute(ATTRIBUTE);
        if (session == null || challenge == null) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        var answer = json.readAnswer(request);
        return site.of(request)
                .flatMap(here ->
                        answer.map(given -> new PasskeyAnswer(passkeys.asked(user, here, challenge), given, here)));
    }
}
