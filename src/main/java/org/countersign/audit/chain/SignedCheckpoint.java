package org.countersign.audit.chain;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A checkpoint as it leaves the service: a signed note (C2SP), which is its text, a blank line and a line with the
 * signature.
 *
 * @param signer the name of the key
 * @param signature the key's four bytes of name and the signature
 */
public record SignedCheckpoint(Checkpoint checkpoint, String signer, byte[] signature) {

    /** In a line of the log other words come before it, and in one of JSON a quotation mark behind it. */
    private static final Pattern NOTE =
            Pattern.compile("(?<![^\\s\"])([^\\s+\"\\\\]+)\n([1-9]\\d{0,17})\n([A-Za-z0-9+/]{43}=)\n"
                    + "\n[\u2014\ufffd?] ([^\\s+\"\\\\]+) ([A-Za-z0-9+/]{91}=)(?![^\\s\"])");

    /** A line break in one line, and in one of JSON. */
    private static final Pattern WRITTEN_BREAK = Pattern.compile("\\\\{1,2}n");

    /**
     * The last checkpoint of a file, which may hold any number of them.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Optional<SignedCheckpoint> lastIn(Path file) {
        return CheckpointFile.lastIn(file);
    }

    /**
     * The last one in a text that may hold many, as files have them or as the log does, and whatever else between them;
     * nothing: there is none. A log that is not in UTF-8 may have lost the dash before the signature.
     */
    public static Optional<SignedCheckpoint> lastIn(String text) {
        return NOTE.matcher(unescaped(text))
                .results()
                .reduce((one, next) -> next)
                .map(SignedCheckpoint::of);
    }

    private static String unescaped(String text) {
        var plain = text.replace("\r\n", "\n").replace("\\/", "/").replace("\\u2014", "\u2014");
        return WRITTEN_BREAK.matcher(plain).replaceAll("\n");
    }

    private static SignedCheckpoint of(MatchResult note) {
        return new SignedCheckpoint(
                new Checkpoint(note.group(1), Long.parseLong(note.group(2)), note.group(3)),
                note.group(4),
                Base64.getDecoder().decode(note.group(5)));
    }

    /** The number of the last seal that it covers. */
    public long seq() {
        return checkpoint.seq();
    }

    /** The note. */
    public String text() {
        return checkpoint.text() + "\n\u2014 " + signer + " "
                + Base64.getEncoder().encodeToString(signature) + "\n";
    }
}
