package org.countersign.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.metrics.Figure;
import org.countersign.metrics.Measured;
import org.springframework.stereotype.Component;

/** What of the engine needs an administrator: no role depends on it, but processes stand still. */
@Component
class EngineMetrics implements Measured {

    private final RuntimeService runtime;
    private final ManagementService management;

    EngineMetrics(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.count(
                        "countersign.engine.incidents", "Incidents of the engine", () -> runtime.createIncidentQuery()
                                .count()),
                Figure.count(
                        "countersign.engine.jobs.failed",
                        "Jobs of the engine that are not tried again",
                        () -> management.createJobQuery().noRetriesLeft().count()));
    }
}
