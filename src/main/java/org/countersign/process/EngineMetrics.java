package org.countersign.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What of the engine needs an administrator: no role depends on it, but processes stand still. */
@Component
class EngineMetrics implements MeterBinder {

    private final RuntimeService runtime;
    private final ManagementService management;

    EngineMetrics(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.engine.incidents", () -> runtime.createIncidentQuery()
                        .count())
                .description("Incidents of the engine")
                .register(registry);
        Gauge.builder(
                        "countersign.engine.jobs.failed",
                        () -> management.createJobQuery().noRetriesLeft().count())
                .description("Jobs of the engine that are not tried again")
                .register(registry);
    }
}
