package org.countersign.process.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers of its processes: nothing, since the audit tells what happened, or the path that each of them
 * took. What a process was started with is never kept; at the engine's levels above it would be.
 *
 * <p>To the database it is the engine's level "activity" either way, so that nodes which keep paths and nodes which do not
 * share one.
 */
final class PathHistory implements HistoryLevel {

    private final boolean kept;

    PathHistory(boolean kept) {
        this.kept = kept;
    }

    @Override
    public int getId() {
        return HISTORY_LEVEL_ACTIVITY.getId();
    }

    @Override
    public String getName() {
        return "path";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return kept && HISTORY_LEVEL_ACTIVITY.isHistoryEventProduced(type, entity);
    }
}
