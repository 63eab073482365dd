package org.countersign.settings;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/** Notes what cannot be read, and goes on as if it were not set, so that the next fault is found too. */
final class BindingFaults implements BindHandler {

    /** Whose values are never repeated. */
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|key|token|url).*");

    private static final Map<Class<?>, String> WANTED = Map.of(
            Duration.class, "must be a time such as PT5M or 90s",
            boolean.class, "must be true or false",
            int.class, "must be a number",
            Integer.class, "must be a number");

    private final List<SettingFault> faults = new ArrayList<>();

    List<SettingFault> faults() {
        return faults;
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        var refused = causes(error).filter(FaultySettings.class::isInstance).findFirst();
        if (refused.isPresent()) {
            ((FaultySettings) refused.get())
                    .faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        } else if (isLeaf(target.getType())) {
            faults.add(new SettingFault(name.toString(), wanted(target.getType()) + valueOf(name, context)));
        } else if (faults.isEmpty()) {
            faults.add(new SettingFault(name.toString(), "cannot be read: " + lastCause(error)));
        }
        return null;
    }

    /** A record that cannot be made for want of what a leaf could not give has no fault of its own. */
    private static boolean isLeaf(ResolvableType type) {
        var raw = type.toClass();
        return !raw.isRecord() && !Map.class.isAssignableFrom(raw);
    }

    private static String wanted(ResolvableType type) {
        var raw = type.toClass();
        if (raw.isEnum()) {
            return Stream.of(raw.getEnumConstants())
                    .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(joining(", ", "must be one of ", ""));
        }
        return WANTED.getOrDefault(raw, "cannot be read");
    }

    private static String valueOf(ConfigurationPropertyName name, BindContext context) {
        return SECRET.matcher(name.toString()).matches()
                ? ""
                : Optional.ofNullable(context.getConfigurationProperty())
                        .filter(property -> property.getName().equals(name))
                        .map(property -> ", not \"" + property.getValue() + "\"")
                        .orElse("");
    }

    private static String lastCause(Exception error) {
        return causes(error)
                .reduce((one, next) -> next)
                .map(Throwable::toString)
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause);
    }
}
