package org.countersign.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Settings that nothing reads, most likely because of a slip. In a file or among the arguments that is a fault. The
 * environment and the JVM's properties are not ours alone: there it is one only if it looks like a setting but for two
 * letters.
 */
final class UnknownSettings {

    private static final Pattern OURS = Pattern.compile("(?i)countersign[._].+");

    /** What Kubernetes tells each pod of a service that is called like this one; and what is the build's. */
    private static final Pattern OTHERS = Pattern.compile(
            "COUNTERSIGN_(SERVICE_(HOST|PORT.*)|PORT|PORT_\\d+_.*|REQUIRE_ALL_CHECKS|DATABASE_PASSWORD)");

    private final List<SettingFault> faults = new ArrayList<>();
    private final List<SettingFault> doubts = new ArrayList<>();

    UnknownSettings(ConfigurableEnvironment environment, KnownSettings known) {
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> names) {
                var fromEnvironment =
                        source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
                Stream.of(names.getPropertyNames())
                        .filter(name -> OURS.matcher(name).matches())
                        .filter(name -> !OTHERS.matcher(name).matches())
                        .filter(name -> !known.contains(name))
                        .forEach(name -> note(name, known, fromEnvironment, fromEnvironment || isOfTheJvm(source)));
            }
        }
    }

    private static boolean isOfTheJvm(PropertySource<?> source) {
        return source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }

    private void note(String name, KnownSettings known, boolean fromEnvironment, boolean isShared) {
        var nearest = known.nearest(name);
        var meant = nearest.map(other ->
                        ": is " + (fromEnvironment ? new SettingFault(other, "").variable() : other) + " meant?")
                .orElse("");
        var isFault = !isShared
                || nearest.filter(other -> known.isSlipOf(other, name)).isPresent();
        var fault = new SettingFault(
                fromEnvironment ? name : name.toLowerCase(Locale.ROOT), "is no setting of this release" + meant);
        var list = isFault ? faults : doubts;
        if (!list.contains(fault)) {
            list.add(fault);
        }
    }

    List<SettingFault> faults() {
        return faults;
    }

    /** What may be somebody else's. */
    List<SettingFault> doubts() {
        return doubts;
    }
}
