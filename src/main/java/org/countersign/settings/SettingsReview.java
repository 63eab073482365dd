package org.countersign.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads all settings of all rooms at once, before anything is made that needs one of them.
 *
 * @param faults what keeps the service from starting
 * @param doubts what may be a slip, and may be somebody else's
 */
public record SettingsReview(List<SettingFault> faults, List<SettingFault> doubts) {

    private static final String OURS = "org.countersign.";

    /** @param beans which of them are settings: their definitions are read, and none is made */
    public static SettingsReview of(ConfigurableListableBeanFactory beans, ConfigurableEnvironment environment) {
        var records = Stream.of(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .<Class<?>>map(beans::getType)
                .filter(type -> type != null && type.getName().startsWith(OURS))
                .toList();
        var faults = new ArrayList<SettingFault>();
        for (var record : records) {
            var found = new BindingFaults();
            Binder.get(environment)
                    .bindOrCreate(
                            record.getAnnotation(ConfigurationProperties.class).value(), Bindable.of(record), found);
            faults.addAll(found.faults());
        }
        var unknown = new UnknownSettings(environment, new KnownSettings(records));
        faults.addAll(unknown.faults());
        return new SettingsReview(faults.stream().distinct().toList(), unknown.doubts());
    }

    /** @throws FaultySettings if there are any faults */
    void throwIfFaulty() {
        if (!faults.isEmpty()) {
            throw new FaultySettings(faults);
        }
    }
}
