package org.countersign.graph.request;

import java.util.List;
import java.util.UUID;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Source;
import org.countersign.graph.schedule.Expansion;

/** The requests for one kind of roles that the caller may read. They are of several kinds, and answered alike. */
interface ReadableScheduleRequests {

    /** All that he may read, but for what waits for his decision. */
    List<Source<?, ScheduleRequestView>> all(Expansion expansion);

    /** What he asked for, and what was ordered for him. */
    List<Source<?, ScheduleRequestView>> own(Expansion expansion);

    /** What waits for his decision. */
    List<Source<?, ScheduleRequestView>> toDecide(Expansion expansion);

    /** @throws GraphException {@code ResourceNotFound} if there is none of that id that he may read */
    ScheduleRequestView get(UUID id, Expansion expansion);
}
