package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;

/** An edit of a packaged model's text, such as a designer could make. */
@FunctionalInterface
public interface ModelEdit extends UnaryOperator<String> {

    /** What a model of them may show to whoever decides. */
    List<String> FORMS = List.of("approve-activation.form", "decide-extension.form");

    default ModelEdit and(ModelEdit next) {
        return model -> next.apply(apply(model));
    }

    /** Has the edited model run in place of the packaged one, for as long as the deployment is there. */
    default Deployment deploy(String model, RepositoryService repository) {
        var deployment = repository.createDeployment().addString("edited.bpmn", apply(read(model)));
        FORMS.forEach(form -> deployment.addString(form, read(form)));
        return deployment.deploy();
    }

    /** Puts another text in place of one that is there. */
    static ModelEdit replace(String text, String by) {
        return model -> {
            assertThat(model).contains(text);
            return model.replace(text, by);
        };
    }

    /** Leads a flow to somewhere else. */
    static ModelEdit lead(String flow, String target) {
        return model -> {
            var start = model.indexOf("<bpmn:sequenceFlow id=\"" + flow + "\"");
            assertThat(start).isNotNegative();
            var end = model.indexOf('>', start);
            var led = model.substring(start, end).replaceFirst("targetRef=\"\\w+\"", "targetRef=\"" + target + "\"");
            return model.substring(0, start) + led + model.substring(end);
        };
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("processes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
