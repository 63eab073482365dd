package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SecondFactors;
import org.countersign.security.StepUp.Destination;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Where somebody who is signed in shows that he is there now. The proof is held in his session for the next thing that
 * asks for one; the session's id changes.
 */
@Controller
class StepUpPage {

    private static final String PATH = StepUp.PATH;

    private final SecondFactors secondFactors;
    private final FactorChoice choice;
    private final PasskeyQuestions questions;
    private final HeldProofs held;
    private final CurrentUser currentUser;
    private final StepUp stepUp;
    private final Optional<IdentityProvider> provider;

    StepUpPage(
            SecondFactors secondFactors,
            FactorChoice choice,
            PasskeyQuestions questions,
            HeldProofs held,
            CurrentUser currentUser,
            StepUp stepUp,
            Optional<IdentityProvider> provider) {
        this.secondFactors = secondFactors;
        this.choice = choice;
        this.questions = questions;
        this.held = held;
        this.currentUser = currentUser;
        this.stepUp = stepUp;
        this.provider = provider;
    }

    @GetMapping(PATH)
    String ask(
            HttpServletRequest request,
            Model model,
            @RequestParam(name = "then", defaultValue = "DONE") Destination then) {
        choice.offer(request, model, currentUser.id());
        model.addAttribute("then", then);
        provider.ifPresent(other -> model.addAttribute("provider", other));
        return "step-up";
    }

    @PostMapping(PATH)
    String prove(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "then", defaultValue = "DONE") Destination then) {
        return "redirect:"
                + OneTimeCode.in(code)
                        .flatMap(typed -> complete(request, response, typed, then))
                        .orElseGet(() -> stepUp.refused(then));
    }

    @PostMapping(path = PATH + "/passkey/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String question(HttpServletRequest request) {
        return questions.ask(request, currentUser.id());
    }

    @PostMapping(path = PATH + "/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> prove(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "then", defaultValue = "DONE") Destination then)
            throws IOException {
        return questions
                .answer(request, currentUser.id())
                .flatMap(answer -> complete(request, response, answer, then))
                .map(location -> ResponseEntity.ok(Map.of("location", location)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN)
                        .body(Map.of("message", "This passkey is not yours, or its answer came too late.")));
    }

    /** Whether there is a proof to draw on, for a form that would ask for a code otherwise. */
    @GetMapping(path = PATH + "/state", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Boolean> state() {
        return Map.of("proved", held.find().isPresent());
    }

    private Optional<String> complete(
            HttpServletRequest request, HttpServletResponse response, SecondFactor offered, Destination then) {
        var proof = secondFactors.share(currentUser.id(), offered, 1);
        var session = currentUser.session();
        return session.isEmpty()
                ? Optional.empty()
                : proof.map(given -> stepUp.complete(request, response, session.get(), given, then));
    }
}
