package org.countersign;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.settings.CannotStart;
import org.countersign.settings.FaultySettings;
import org.springframework.core.NestedExceptionUtils;

/** Why a command could not do what it was asked for: one line, where a stack trace would stand otherwise. */
final class CommandFailure {

    /** What the libraries say of it is told below, in words. */
    private static final String[] SILENCE = {"logging.level.root=off", "logging.level.org.countersign=warn"};

    private CommandFailure() {}

    /** The settings with which a command says everything itself. */
    static String[] silence() {
        return SILENCE.clone();
    }

    /** Tells it where errors are told. */
    static void tell(Throwable thrown) {
        System.err.println("Failed: " + inWords(thrown));
    }

    private static String inWords(Throwable thrown) {
        return causesOf(thrown)
                .filter(cause -> cause instanceof CannotStart || cause instanceof FaultySettings)
                .map(Throwable::getMessage)
                .findFirst()
                .or(() -> DatabaseFailureAnalyzer.inWords(thrown))
                .orElseGet(() -> mostSpecific(thrown))
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    private static String mostSpecific(Throwable thrown) {
        var cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static Stream<Throwable> causesOf(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
