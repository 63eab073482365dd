package org.countersign.process.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks over all files of the models before any is deployed: whoever edits them is told all that is wrong at once, first
 * with each file, and then with how they go together.
 */
@Component
class ModelCheck {

    private final ModelReader reader;
    private final ServedProcesses served;

    ModelCheck(ModelReader reader, ServedProcesses served) {
        this.reader = reader;
        this.served = served;
    }

    /**
     * Refuses models that cannot run, or that would let a request down.
     *
     * @param files what each file holds, by its name
     * @throws ModelRefused naming every fault of every file
     */
    void refuseFaultsIn(Map<String, byte[]> files) {
        var models = ending(".bpmn", files).entrySet().stream()
                .map(file -> reader.model(file.getKey(), file.getValue()))
                .toList();
        refuse(Stream.of(
                models.stream().flatMap(model -> model.faults().stream()),
                faultsInDecisions(ending(".dmn", files)),
                faultsInForms(ending(".form", files))));
        var references = new ModelReferences(files.keySet(), idsOf(ending(".form", files)));
        refuse(Stream.of(
                references.faults(), served.faultsIn(models), models.stream().flatMap(references::faultsIn)));
    }

    private static void refuse(Stream<Stream<String>> faults) {
        var all = faults.flatMap(some -> some).toList();
        if (!all.isEmpty()) {
            throw new ModelRefused(all);
        }
    }

    private static Map<String, byte[]> ending(String kind, Map<String, byte[]> files) {
        var some = new TreeMap<>(files);
        some.keySet().removeIf(file -> !file.endsWith(kind));
        return some;
    }

    private Stream<String> faultsInDecisions(Map<String, byte[]> tables) {
        return tables.entrySet().stream().flatMap(file -> faultsInDecisions(file.getKey(), file.getValue()));
    }

    private Stream<String> faultsInDecisions(String file, byte[] content) {
        var faults = DecisionGuard.faultsIn(file, new ByteArrayInputStream(content));
        return (faults.isEmpty() ? reader.faultsInDecisions(file, content) : faults).stream();
    }

    private static Stream<String> faultsInForms(Map<String, byte[]> forms) {
        return forms.entrySet().stream().flatMap(file -> FormFile.faultsIn(file.getKey(), file.getValue()));
    }

    private static List<String> idsOf(Map<String, byte[]> forms) {
        return forms.values().stream().map(FormFile::idOf).toList();
    }
}
