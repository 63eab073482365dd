package org.countersign.doctor;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;

/** Lets all checks look, one after the other. None that fails keeps another from looking. */
public final class Examination {

    private final ListableBeanFactory beans;
    private final Report report = new Report();

    /** @param beans the checks, which are made one by one: settings that cannot be meant may keep one from being made */
    public Examination(ListableBeanFactory beans) {
        this.beans = beans;
    }

    public Report report() {
        var database = database();
        report.add(Area.DATABASE, database.findings());
        var tables = database.answers() && areTablesOfThisRelease();
        Stream.of(beans.getBeanNamesForType(Check.class))
                .filter(name -> database.answers() || !beans.isTypeMatch(name, StoreCheck.class))
                .filter(name -> tables || !beans.isTypeMatch(name, TableCheck.class))
                .forEach(this::look);
        return report;
    }

    private boolean areTablesOfThisRelease() {
        try {
            return beans.getBean(MigrationCheck.class).nothingIsToCome();
        } catch (RuntimeException e) {
            // It says so itself when it is its turn.
            return false;
        }
    }

    private Database.Answer database() {
        try {
            return new Database(beans.getBean(DataSource.class)).ask();
        } catch (BeansException e) {
            return new Database.Answer(
                    false,
                    List.of(Finding.fault(
                            "The database has no address: " + sentence(e), "Look at SPRING_DATASOURCE_URL")));
        }
    }

    private void look(String name) {
        var area = Area.SETTINGS;
        try {
            var check = beans.getBean(name, Check.class);
            area = check.area();
            report.add(area, check.look());
        } catch (Exception e) {
            report.add(
                    area,
                    List.of(Finding.fault(
                            name + " could not look: " + sentence(e), "Look at what stands above first")));
        }
    }

    private static String sentence(Exception e) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
    }
}
