package org.countersign.role;

/** Somebody who may not change settings tried to. */
public class SettingsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SettingsRefused(String sentence) {
        super(sentence);
    }

    static SettingsRefused notAnAdministrator() {
        return new SettingsRefused("This takes an active Privileged Role Administrator or Global Administrator role.");
    }

    static SettingsRefused notAlone() {
        return new SettingsRefused("This takes another administrator, too: propose it.");
    }

    static SettingsRefused contextInUse() {
        return new SettingsRefused(
                "Roles ask for this authentication context, and a change of what they ask takes another"
                        + " administrator: describe another context, and propose that they ask for it.");
    }
}
