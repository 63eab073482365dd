package org.countersign.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How administrators keep the parts of the organisation. */
@Service
@Transactional
public class AdministrativeUnitChanges {

    private final AdministrativeUnits units;
    private final Administrators administrators;
    private final ApplicationEventPublisher events;

    AdministrativeUnitChanges(
            AdministrativeUnits units, Administrators administrators, ApplicationEventPublisher events) {
        this.units = units;
        this.administrators = administrators;
        this.events = events;
    }

    /**
     * Creates a unit.
     *
     * @throws DirectoryRefused if {@code by} is no active administrator
     * @throws InvalidEntry if the name is none
     */
    public AdministrativeUnit create(String displayName, UserId by) {
        administrators.require(by);
        var unit = unit(new AdministrativeUnitId(UUID.randomUUID()), displayName);
        units.add(unit);
        tell(null, unit, by);
        return unit;
    }

    /**
     * Gives a unit another name.
     *
     * @throws DirectoryRefused if {@code by} is no active administrator
     * @throws InvalidEntry if the name is none
     */
    public void rename(AdministrativeUnit unit, String displayName, UserId by) {
        administrators.require(by);
        var after = unit(unit.id(), displayName);
        if (!after.equals(unit)) {
            units.rename(unit.id(), after.displayName());
            tell(unit, after, by);
        }
    }

    private static AdministrativeUnit unit(AdministrativeUnitId id, String displayName) {
        var name = displayName.strip();
        DirectoryText.objectionToDisplayName(name).ifPresent(fault -> {
            throw new InvalidEntry(List.of(fault));
        });
        return new AdministrativeUnit(id, name);
    }

    private void tell(@Nullable AdministrativeUnit before, AdministrativeUnit after, UserId by) {
        events.publishEvent(new AdministrativeUnitChanged(before, after, by));
    }
}
