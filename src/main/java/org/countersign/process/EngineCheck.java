package org.countersign.process;

import java.util.ArrayList;
import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.StoreCheck;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * What stands still in the engine. It reads the engine's tables themselves: an engine would look after jobs, and this is
 * a look from outside.
 */
class EngineCheck implements StoreCheck {

    private final DSLContext dsl;

    EngineCheck(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Area area() {
        return Area.PROCESSES;
    }

    @Override
    public List<Finding> look() {
        if (count("information_schema.tables where lower(table_name) = 'act_ru_job'") == 0) {
            return List.of(Finding.warn("The engine has no tables yet", "The first start makes them"));
        }
        var found = new ArrayList<Finding>();
        warn(found, count("act_ru_incident"), "incidents in the engine", "Look for them in the log: docs/processes.md");
        warn(
                found,
                count("act_ru_job where retries_ = 0"),
                "jobs are not tried again",
                "Mend what the log says of them, then set their retries anew");
        warn(
                found,
                count("act_ru_job where retries_ > 0 and suspension_state_ = 1"
                        + " and coalesce(duedate_, create_time_) < " + fiveMinutesAgo()),
                "jobs are overdue by five minutes",
                "Start the service; if it runs, look in its log for why it does not get to them");
        warn(
                found,
                count("act_ru_execution e where parent_id_ is null and business_key_ is not null"
                        + " and not exists (select 1 from activation a where cast(a.id as varchar(36)) = e.business_key_)"
                        + " and not exists (select 1 from assignment_extension x"
                        + " where cast(x.id as varchar(36)) = e.business_key_)"),
                "process instances belong to no request",
                "They grant nothing; most likely a part of a backup was restored");
        if (found.isEmpty()) {
            found.add(Finding.ok("Nothing stands still in the engine"));
        }
        return found;
    }

    /** The engine keeps moments without a zone, in that of the machines that the service runs on. */
    private String fiveMinutesAgo() {
        return dsl.family() == SQLDialect.POSTGRES
                ? "localtimestamp - interval '5 minutes'"
                : "dateadd(minute, -5, localtimestamp)";
    }

    private int count(String rows) {
        return dsl.fetchSingle("select count(*) from " + rows).get(0, Integer.class);
    }

    private static void warn(List<Finding> found, int count, String what, String remedy) {
        if (count > 0) {
            found.add(Finding.warn(count + " " + what, remedy));
        }
    }
}
