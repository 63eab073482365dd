package org.countersign.settings;

import java.util.Locale;

/**
 * What is wrong with one setting.
 *
 * @param setting its name, {@code countersign.mail.from}
 * @param problem what would be right, as the rest of a sentence that begins with the name; never the value of a secret
 */
public record SettingFault(String setting, String problem) {

    /** The name in the environment. */
    public String variable() {
        return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** One sentence. */
    @Override
    public String toString() {
        return setting + " " + problem;
    }
}
