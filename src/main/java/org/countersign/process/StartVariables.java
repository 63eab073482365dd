package org.countersign.process;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.countersign.activation.RequestActivation;
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.SecondFactor;
import org.countersign.process.engine.FleetingStart;
import org.jspecify.annotations.Nullable;

/**
 * What a process is started with, through whichever door: the request in the REST API's words, each variable a text.
 * Who asks is none of them; that is the signed-in user.
 *
 * <p>They live for the first transaction, in memory: the engine keeps neither the request nor a typed code. A proof that was
 * made before is none of them ({@link OfferedProof}).
 */
final class StartVariables {

    static final String ROLE = "roleDefinitionId";
    static final String SCOPE = "directoryScopeId";
    static final String JUSTIFICATION = "justification";
    static final String TICKET_NUMBER = "ticketNumber";
    static final String TICKET_SYSTEM = "ticketSystem";
    static final String START = "startDateTime";
    static final String END = "endDateTime";
    static final String DURATION = "duration";
    static final String EXTENSION = "extension";
    static final String ONE_TIME_CODE = "oneTimeCode";

    /** All of them; the engine is told to let no other one in. */
    static final Set<String> NAMES = Set.of(
            ROLE, SCOPE, JUSTIFICATION, TICKET_NUMBER, TICKET_SYSTEM, START, END, DURATION, EXTENSION, ONE_TIME_CODE);

    private StartVariables() {}

    static VariableMap of(RequestActivation request, @Nullable SecondFactor offered) {
        return Variables.createVariables()
                .putValue(ROLE, request.role().toString())
                .putValue(SCOPE, request.scope().path())
                .putValue(JUSTIFICATION, request.justification())
                .putValue(TICKET_NUMBER, request.ticket().number())
                .putValue(TICKET_SYSTEM, request.ticket().system())
                .putValue(START, text(request.start()))
                .putValue(END, text(request.end()))
                .putValue(DURATION, request.duration().toString())
                .putValue(EXTENSION, Boolean.toString(request.extension()))
                .putValue(ONE_TIME_CODE, offered instanceof OneTimeCode code ? code.digits() : "");
    }

    /** The code that was typed; nothing where none was, or nothing that could be one. */
    static Optional<SecondFactor> secondFactorIn(DelegateExecution execution) {
        return OneTimeCode.in(read(execution, ONE_TIME_CODE)).map(SecondFactor.class::cast);
    }

    private static String text(@Nullable Instant moment) {
        return Objects.toString(moment, "");
    }

    /** What a variable says; empty where it is left out, or is no text. */
    static String read(DelegateExecution execution, String name) {
        return FleetingStart.read(execution, name);
    }
}
