package org.countersign.directory;

import static org.countersign.directory.schema.tables.DirectoryAdministrativeUnit.DIRECTORY_ADMINISTRATIVE_UNIT;

import java.util.Optional;
import org.countersign.directory.schema.tables.DirectoryAdministrativeUnit;
import org.countersign.query.Rows;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The parts of the organisation. None ever goes: roles and the audit refer to them. */
@Repository
@Transactional
public class AdministrativeUnits {

    private static final DirectoryAdministrativeUnit UNIT = DIRECTORY_ADMINISTRATIVE_UNIT;

    /** The name of a unit. */
    public static final Field<String> DISPLAY_NAME = UNIT.DISPLAY_NAME;

    private final DSLContext dsl;

    AdministrativeUnits(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The unit of that id. */
    public Optional<AdministrativeUnit> find(AdministrativeUnitId id) {
        return dsl.selectFrom(UNIT).where(UNIT.ID.eq(id.value())).fetchOptional(AdministrativeUnits::toUnit);
    }

    /** All units. */
    public Rows<AdministrativeUnit> all() {
        return new Rows<>(dsl, UNIT, UNIT.ID, DSL.noCondition(), AdministrativeUnits::toUnit, unit -> unit.id()
                .value());
    }

    /** Takes a unit in. */
    public void add(AdministrativeUnit unit) {
        dsl.insertInto(UNIT)
                .set(UNIT.ID, unit.id().value())
                .set(UNIT.DISPLAY_NAME, unit.displayName())
                .execute();
    }

    /** Gives a unit another name. */
    public void rename(AdministrativeUnitId id, String displayName) {
        dsl.update(UNIT)
                .set(UNIT.DISPLAY_NAME, displayName)
                .where(UNIT.ID.eq(id.value()))
                .execute();
    }

    private static AdministrativeUnit toUnit(Record row) {
        return new AdministrativeUnit(new AdministrativeUnitId(row.get(UNIT.ID)), row.get(UNIT.DISPLAY_NAME));
    }
}
