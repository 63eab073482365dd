package org.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A machine whose clock is off, by libfaketime; how time passes stays as it is. */
public final class WrongClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private WrongClock() {}

    /**
     * The environment of a process that takes another time for the present; the usual one where libfaketime is missing.
     * Without the last of them it would take a wait of the clock that it leaves alone for one of the other: all would spin.
     */
    public static Map<String, String> by(Duration lead) {
        return RequiredTool.FAKETIME.isThere()
                ? Map.of(
                        "LD_PRELOAD",
                        library().toString(),
                        "FAKETIME",
                        "%+d".formatted(lead.toSeconds()),
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0")
                : Map.of();
    }

    private static Path library() {
        try (var folders = Files.newDirectoryStream(LIBRARIES)) {
            for (var folder : folders) {
                var library = folder.resolve("faketime").resolve("libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("There is no libfaketime in " + LIBRARIES);
    }
}
