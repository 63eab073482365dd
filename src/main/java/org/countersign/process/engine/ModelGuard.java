package org.countersign.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Looks over each model when it is parsed, whichever way it was deployed. A model orchestrates: it may call the
 * delegates, by name, and run no code of its own. That is no guarantee (the store is), but it tells a designer at once.
 */
final class ModelGuard extends AbstractBpmnParseListener {

    private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Set<String> CODE = Set.of("script", "scriptTask", "connector");
    private static final Set<String> CALLABLE =
            Set.of("serviceTask", "sendTask", "businessRuleTask", "executionListener", "taskListener");

    private final Set<String> delegates;

    ModelGuard(Set<String> delegates) {
        this.delegates = delegates;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        var faults = new ArrayList<String>();
        inspect(root, root, faults);
        if (!faults.isEmpty()) {
            throw new ModelRefused(faults);
        }
    }

    private void inspect(Element element, Element owner, List<String> faults) {
        var place = "In " + name(owner) + ": ";
        if (CODE.contains(element.getTagName())) {
            faults.add(place + "a model runs no code of its own (" + element.getTagName() + ").");
        }
        if (element.attribute("language") != null) {
            faults.add(place + "a condition is an expression, not a script.");
        }
        if (CALLABLE.contains(element.getTagName())) {
            inspectCall(element, place, faults);
        }
        for (Element child : element.elements()) {
            inspect(child, child.attribute("id") == null ? owner : child, faults);
        }
    }

    private void inspectCall(Element element, String place, List<String> faults) {
        if (camunda(element, "class") != null || camunda(element, "expression") != null) {
            faults.add(place + "only a delegate expression may say what to call, no class and no other expression.");
        }
        var expression = camunda(element, "delegateExpression");
        if (expression != null && !isDelegate(expression)) {
            faults.add(place + "there is no delegate " + expression + ". There are: "
                    + delegates.stream().sorted().toList() + ".");
        }
    }

    private boolean isDelegate(String expression) {
        var matcher = DELEGATE.matcher(expression.strip());
        return matcher.matches() && delegates.contains(matcher.group(1));
    }

    private static @Nullable String camunda(Element element, String attribute) {
        return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
    }

    private static String name(Element element) {
        var id = element.attribute("id");
        return id == null ? "the model" : id;
    }
}
