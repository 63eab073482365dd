package org.countersign.process;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.Extensions;
import org.countersign.process.engine.Routes;
import org.springframework.stereotype.Component;

/** What models of an extension go by. */
@Component
class ExtensionRoutes implements Routes {

    private static final Map<String, Function<ExtensionRequest, Object>> BY_NAME = Map.of(
            "rulesMet", request -> request.status() != ExtensionStatus.REFUSED,
            "approved", request -> request.status() == ExtensionStatus.APPROVED,
            "approvalDeadline", request -> Date.from(request.deadline()));

    private final Extensions extensions;

    ExtensionRoutes(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public Set<String> names() {
        return BY_NAME.keySet();
    }

    @Override
    public Optional<Object> valueOf(String name, DelegateExecution execution) {
        return Optional.ofNullable(BY_NAME.get(name))
                .flatMap(route -> extensions.find(ExtensionKey.of(execution)).map(route));
    }
}
