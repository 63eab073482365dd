package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SecondFactors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
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

    private static final String PATH = "/step-up";

    private final SecondFactors secondFactors;
    private final FactorChoice choice;
    private final PasskeyQuestions questions;
    private final HeldProofs held;
    private final CurrentUser currentUser;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    StepUpPage(
            SecondFactors secondFactors,
            FactorChoice choice,
            PasskeyQuestions questions,
            HeldProofs held,
            CurrentUser currentUser) {
        this.secondFactors = secondFactors;
        this.choice = choice;
        this.questions = questions;
        this.held = held;
        this.currentUser = currentUser;
    }

    @GetMapping(PATH)
    String ask(
            HttpServletRequest request,
            Model model,
            @RequestParam(name = "then", defaultValue = "DONE") Destination then) {
        choice.offer(request, model, currentUser.id());
        model.addAttribute("then", then);
        return "step-up";
    }

    @PostMapping(PATH)
    String prove(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "then", defaultValue = "DONE") Destination then) {
        var done = OneTimeCode.in(code).filter(typed -> isHeld(request, typed));
        return "redirect:" + (done.isPresent() ? pathOf(then, request, response) : PATH + "?error&then=" + then.name());
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
                        .answer(request)
                        .filter(answer -> isHeld(request, answer))
                        .isPresent()
                ? ResponseEntity.ok(Map.of("location", pathOf(then, request, response)))
                : ResponseEntity.status(HttpStatus.FORBIDDEN)
                        .body(Map.of("message", "This passkey is not yours, or its answer came too late."));
    }

    /** Whether there is a proof to draw on, for a form that would ask for a code otherwise. */
    @GetMapping(path = PATH + "/state", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Boolean> state() {
        return Map.of("proved", held.find().isPresent());
    }

    private String pathOf(Destination then, HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(wanted.getRequest(request, response))
                .filter(saved -> then == Destination.CONTINUE)
                .map(SavedRequest::getRedirectUrl)
                .orElse(then.path());
    }

    private boolean isHeld(HttpServletRequest request, SecondFactor offered) {
        var proof = secondFactors.share(currentUser.id(), offered, 1);
        proof.ifPresent(given -> {
            held.hold(given);
            request.changeSessionId();
        });
        return proof.isPresent();
    }

    /** Where one can go on to from here: pages of this service alone. */
    enum Destination {
        /** A window of its own, to be closed. */
        DONE(PATH + "?done"),
        ACCOUNT("/account"),
        /** What was asked for before, and needs a proof. */
        CONTINUE("/");

        private final String path;

        Destination(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }
}
