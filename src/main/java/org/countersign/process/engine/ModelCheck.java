package org.countersign.process.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks over all files of the models before any is deployed: whoever edits them is told all that is wrong at once. */
@Component
class ModelCheck {

    private final ModelReader reader;

    ModelCheck(ModelReader reader) {
        this.reader = reader;
    }

    /**
     * Refuses models that cannot run.
     *
     * @param files what each file holds, by its name
     * @throws ModelRefused naming every fault of every file
     */
    void refuseFaultsIn(Map<String, byte[]> files) {
        var faults = files.entrySet().stream()
                .flatMap(file -> faultsIn(file.getKey(), file.getValue()))
                .toList();
        if (!faults.isEmpty()) {
            throw new ModelRefused(faults);
        }
    }

    private Stream<String> faultsIn(String file, byte[] content) {
        if (file.endsWith(".bpmn")) {
            return reader.faultsInModel(file, content).stream();
        }
        if (file.endsWith(".dmn")) {
            return faultsInDecisions(file, content).stream();
        }
        return file.endsWith(".form") ? FormFile.faultsIn(file, content) : Stream.empty();
    }

    private List<String> faultsInDecisions(String file, byte[] content) {
        var faults = DecisionGuard.faultsIn(file, new ByteArrayInputStream(content));
        return faults.isEmpty() ? reader.faultsInDecisions(file, content) : faults;
    }
}
