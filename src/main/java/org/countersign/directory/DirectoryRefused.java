package org.countersign.directory;

/** Somebody tried to change what he may not. Rooms above may throw it too when they hear of a change. */
public class DirectoryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence for whoever tried */
    public DirectoryRefused(String message) {
        super(message);
    }

    static DirectoryRefused noAdministrator() {
        return new DirectoryRefused("This takes an active Privileged Role Administrator or Global Administrator role.");
    }
}
