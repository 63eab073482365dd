package org.countersign.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** Looks whether each process that the service starts is there, once, and can get a request to its end. */
@Component
class ServedProcesses {

    private final List<ServedProcess> served;

    ServedProcesses(List<ServedProcess> served) {
        this.served = List.copyOf(served);
    }

    /** What is wrong with models that can each be read. */
    Stream<String> faultsIn(List<ReadModel> models) {
        var files = filesByProcess(models);
        var twice = files.entrySet().stream()
                .filter(process -> process.getValue().size() > 1)
                .map(process -> "The process " + process.getKey() + " is in more than one place: "
                        + String.join(", ", process.getValue()) + ". Only one may hold it.");
        var missing = served.stream()
                .map(ServedProcess::key)
                .filter(key -> !files.containsKey(key))
                .map(ServedProcesses::missing);
        return Stream.of(twice, missing, models.stream().flatMap(this::faultsIn))
                .flatMap(faults -> faults);
    }

    private static Map<String, List<String>> filesByProcess(List<ReadModel> models) {
        var files = new TreeMap<String, List<String>>();
        models.forEach(model -> model.processes()
                .forEach(process -> files.computeIfAbsent(process.getKey(), key -> new ArrayList<>())
                        .add(model.file())));
        return files;
    }

    private static String missing(String key) {
        return "No file holds the process " + key
                + " with isExecutable=\"true\": the service starts it for each request.";
    }

    private Stream<String> faultsIn(ReadModel model) {
        return model.processes().stream().flatMap(process -> served.stream()
                .filter(one -> one.key().equals(process.getKey()))
                .flatMap(one -> new ServedFlow(one, flowOf(process, model)).faults(model.file())));
    }

    private static ModelFlow flowOf(ProcessDefinitionEntity process, ReadModel model) {
        var start = process.getInitial();
        return new ModelFlow(model.process(process.getKey()), start == null ? null : start.getId());
    }
}
