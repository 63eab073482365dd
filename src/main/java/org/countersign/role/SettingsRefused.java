package org.countersign.role;

/** Somebody who may not change settings tried to. */
public class SettingsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsRefused() {
        super("This takes an active Privileged Role Administrator or Global Administrator role.");
    }
}
