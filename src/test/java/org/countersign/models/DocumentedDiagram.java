package org.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.countersign.testing.RequiredTool;

/**
 * The picture of a model that the documentation shows. The build draws it anew whenever the model has changed; all that
 * is left to do is to commit it. Fonts differ between machines, so the picture carries the digest of what it shows.
 */
final class DocumentedDiagram {

    private final Path picture;
    private final String stamp;

    private DocumentedDiagram(Path picture, String stamp) {
        this.picture = picture;
        this.stamp = stamp;
    }

    static DocumentedDiagram of(Path model) throws IOException {
        var name = model.getFileName().toString();
        return new DocumentedDiagram(
                Path.of("docs", "images", name.replace(".bpmn", ".svg")),
                "<!-- " + name + " " + digest(Files.readAllBytes(model)) + " -->");
    }

    /** Draws it anew if it shows another state of the model; where no check may skip, that is a failure. */
    void requireCurrent(String svg) throws IOException {
        if (Files.exists(picture) && Files.readString(picture).endsWith(stamp + "\n")) {
            return;
        }
        Files.createDirectories(picture.getParent());
        Files.writeString(picture, svg + "\n" + stamp + "\n");
        assertThat(RequiredTool.allRequired())
                .as(picture + " showed an older model. It is drawn anew: commit it.")
                .isFalse();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
