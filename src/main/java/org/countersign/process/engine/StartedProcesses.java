package org.countersign.process.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** What the processes were started with that the present command of the engine starts. It ends with the command. */
final class StartedProcesses implements Session {

    private final Map<String, Map<String, String>> texts = new HashMap<>();

    void put(String processInstance, Map<String, String> startedWith) {
        texts.put(processInstance, startedWith);
    }

    Map<String, String> with(String processInstance) {
        return texts.getOrDefault(processInstance, Map.of());
    }

    @Override
    public void flush() {
        // Nothing of it is ever written.
    }

    @Override
    public void close() {
        texts.clear();
    }

    /** Opens one for each command that asks. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return StartedProcesses.class;
        }

        @Override
        public Session openSession() {
            return new StartedProcesses();
        }
    }
}
