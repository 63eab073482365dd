package org.countersign.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tool that some checks need and a laptop may lack. Without it they skip, loudly; where {@code
 * COUNTERSIGN_REQUIRE_ALL_CHECKS} is {@code true}, as in CI, they fail.
 */
public enum RequiredTool {
    NODE("Node.js with npm", List.of("npm")),
    BROWSER("Chromium or Chrome", List.of("chromium", "chromium-browser", "google-chrome", "chrome")),
    SLAPD("OpenLDAP's slapd", List.of("slapd")),
    FAKETIME("libfaketime", List.of("faketime"));

    private static final Logger log = LoggerFactory.getLogger(RequiredTool.class);

    private final String description;
    private final List<String> commands;

    RequiredTool(String description, List<String> commands) {
        this.description = description;
        this.commands = commands;
    }

    /** Whether no check may skip. */
    public static boolean allRequired() {
        return Boolean.parseBoolean(System.getenv("COUNTERSIGN_REQUIRE_ALL_CHECKS"));
    }

    public void demand() {
        if (isThere()) {
            return;
        }
        var message = "SKIPPED: this check needs " + description
                + ", of which none is on the PATH. Install it to run the check.";
        if (allRequired()) {
            fail(message);
        }
        log.warn(message);
        abort(message);
    }

    /** Whether it can be used. */
    boolean isThere() {
        var path = String.valueOf(System.getenv("PATH")).split(File.pathSeparator);
        // Servers lie where the PATH of a plain user does not lead.
        return Stream.concat(Stream.of(path), Stream.of("/usr/sbin"))
                .map(Path::of)
                .flatMap(folder -> commands.stream().map(folder::resolve))
                .anyMatch(Files::isExecutable);
    }
}
