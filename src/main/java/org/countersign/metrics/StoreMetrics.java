package org.countersign.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each figure of each room, as a gauge. */
@Component
class StoreMetrics implements MeterBinder {

    private final List<Figure> figures;
    private final Readings readings;

    StoreMetrics(List<Measured> rooms, PlatformTransactionManager manager) {
        this.figures = rooms.stream().flatMap(room -> room.figures().stream()).toList();
        this.readings = new Readings(figures, onlyReading(manager), Readings.KEPT, Readings.PATIENCE, Readings.GOOD);
    }

    private static TransactionTemplate onlyReading(PlatformTransactionManager manager) {
        var transactions = new TransactionTemplate(manager);
        transactions.setReadOnly(true);
        return transactions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        figures.forEach(figure -> Gauge.builder(figure.name(), () -> readings.of(figure))
                .description(figure.description())
                .baseUnit(figure.unit())
                .tags(figure.tags())
                .register(registry));
    }
}
