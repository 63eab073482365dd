package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.Passkeys;
import org.countersign.mfa.SecondFactors;
import org.countersign.mfa.SharedProof;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets people in by a passkey: alone, since it verifies its user, or as the second factor after the password. Then it has
 * to be a passkey of whoever typed that.
 */
@RestController
class PasskeySignIn {

    private static final String PATH = "/sign-in/passkey";

    private final PasskeyQuestions questions;
    private final Passkeys passkeys;
    private final SecondFactors secondFactors;
    private final Directory directory;
    private final Sessions sessions;
    private final PendingSignIns pending;
    private final SignIns signIns;
    private final ApplicationEventPublisher events;

    PasskeySignIn(
            PasskeyQuestions questions,
            Passkeys passkeys,
            SecondFactors secondFactors,
            Directory directory,
            Sessions sessions,
            PendingSignIns pending,
            SignIns signIns,
            ApplicationEventPublisher events) {
        this.questions = questions;
        this.passkeys = passkeys;
        this.secondFactors = secondFactors;
        this.directory = directory;
        this.sessions = sessions;
        this.pending = pending;
        this.signIns = signIns;
        this.events = events;
    }

    @PostMapping(path = PATH + "/question", produces = MediaType.APPLICATION_JSON_VALUE)
    String ask(HttpServletRequest request) {
        return questions.ask(request, expected(request).orElse(null));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> signIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var halfWayIn = pending.in(request);
        var expected = halfWayIn.map(SignInTry::id);
        var answer = questions.answer(request, expected.orElse(null));
        var shown = halfWayIn.or(() -> answer.flatMap(passkeys::claimedOwner).map(sessions::beginTry));
        return answer.flatMap(given -> secondFactors.identify(given, expected))
                .filter(proof -> isEnabled(proof.user()))
                .flatMap(proof -> shown.filter(of -> of.id().equals(proof.user()))
                        .map(of -> signIns.open(request, response, of, new SharedProof(proof.purpose()))))
                .map(target -> ResponseEntity.ok(Map.of("location", target)))
                .orElseGet(() -> refused(expected));
    }

    private Optional<UserId> expected(HttpServletRequest request) {
        return pending.in(request).map(SignInTry::id);
    }

    private boolean isEnabled(UserId user) {
        return directory.findUser(user).filter(User::enabled).isPresent();
    }

    private ResponseEntity<Map<String, String>> refused(Optional<UserId> expected) {
        expected.map(SignInFailed::new).ifPresent(events::publishEvent);
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(Map.of("message", "This passkey is not known here, or its answer came too late."));
    }
}
