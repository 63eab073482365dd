package org.countersign.process.engine;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Wherever an expression may stand, it compares variables and calls nothing: in a condition, a timer, an input, an
 * output, a name. Behind a variable such as {@code execution} lies the whole engine, and behind any object its class.
 */
final class PlainExpressions implements ModelRule {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern LITERAL = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"|\\b\\d+(\\.\\d+)?\\b");

    /** Names and operators. No dot and no bracket, by which one gets from an object to what it can do. */
    private static final Pattern PLAIN = Pattern.compile("[\\w\\s!&|=<>+\\-*/%?:()]*");

    private static final Pattern CALL =
            Pattern.compile("\\b(?!(?:and|or|not|empty|eq|ne|lt|gt|le|ge|div|mod)\\b)\\w+\\s*\\(");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final Set<String> delegates;

    PlainExpressions(Set<String> delegates) {
        this.delegates = delegates;
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        return Stream.concat(Stream.of(element.getText()), otherAttributes(element))
                .flatMap(text -> EXPRESSION.matcher(text).results())
                .filter(expression -> !isPlain(expression.group(1)))
                .map(expression -> "the expression " + expression.group()
                        + " does more than to compare variables; it may call nothing and look into nothing.");
    }

    /** {@link OnlyDelegates} looks at the one place where a delegate is named. */
    private static Stream<String> otherAttributes(Element element) {
        return element.attributes().stream()
                .filter(name -> !name.endsWith("delegateExpression"))
                .map(element::attribute);
    }

    private boolean isPlain(String expression) {
        var names = LITERAL.matcher(expression).replaceAll(" 0 ");
        return PLAIN.matcher(names).matches()
                && !CALL.matcher(names).find()
                && NAME.matcher(names).results().noneMatch(name -> delegates.contains(name.group()));
    }
}
