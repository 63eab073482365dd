package org.countersign.process.engine;

import static org.countersign.process.engine.ModelRule.camunda;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What a model names in other files. A form that is not there would be missed by whoever opens it. What is named by an
 * expression, an address or a version is not looked for: only the engine can tell.
 */
final class ModelReferences {

    private static final Pattern DEPLOYED = Pattern.compile("(?:embedded|camunda-forms):deployment:(.+)");

    private final Set<String> files;
    private final List<String> forms;

    /**
     * @param files the names of all files
     * @param forms the ids of the forms made in Camunda Modeler
     */
    ModelReferences(Set<String> files, List<String> forms) {
        this.files = Set.copyOf(files);
        this.forms = forms.stream().sorted().toList();
    }

    /** Names that mean more than one thing. */
    Stream<String> faults() {
        return forms.stream()
                .filter(id -> Collections.frequency(forms, id) > 1)
                .distinct()
                .map(id -> "More than one form has the id " + id + ". Only one may have it.");
    }

    /** What a model names in vain, each with its place. */
    Stream<String> faultsIn(ReadModel model) {
        return model.elements().flatMap(element -> Stream.concat(formKey(element), formRef(element))
                .map(fault -> ModelPlace.element(model.file(), element.attribute("id"))
                        .fault(fault)));
    }

    private Stream<String> formKey(Element element) {
        return literal(element, "formKey")
                .map(DEPLOYED::matcher)
                .filter(Matcher::matches)
                .map(key -> key.group(1))
                .filter(file -> !files.contains(file))
                .map(file ->
                        "there is no file " + file + " for its form; files are named from the folder of processes on.");
    }

    private Stream<String> formRef(Element element) {
        return "version".equals(camunda(element, "formRefBinding"))
                ? Stream.empty()
                : literal(element, "formRef")
                        .filter(id -> !forms.contains(id))
                        .map(id -> "there is no form with the id " + id + "; there are: " + forms + ".");
    }

    private static Stream<String> literal(Element element, String attribute) {
        return Stream.ofNullable(camunda(element, attribute))
                .map(String::strip)
                .filter(text -> !text.contains("${") && !text.contains("#{"));
    }
}
