package org.countersign.process.engine;

import static org.countersign.process.engine.ModelRule.camunda;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What a model calls is one of the delegates, by its name and nothing around it. */
final class OnlyDelegates implements ModelRule {

    private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");

    private final Set<String> delegates;

    OnlyDelegates(Set<String> delegates) {
        this.delegates = delegates;
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        var expression = camunda(element, "delegateExpression");
        return expression == null || isDelegate(expression)
                ? Stream.empty()
                : Stream.of("there is no delegate " + expression + ". There are: "
                        + delegates.stream().sorted().toList() + ".");
    }

    private boolean isDelegate(String expression) {
        var matcher = DELEGATE.matcher(expression.strip());
        return matcher.matches() && delegates.contains(matcher.group(1));
    }
}
