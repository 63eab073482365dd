package org.countersign.graph.directory;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.countersign.directory.InvalidEntry;
import org.countersign.directory.PersonLink;
import org.countersign.directory.UserDraft;
import org.jspecify.annotations.Nullable;

/** A new service as a client sends it. */
record ServiceBody(@Nullable String displayName) {

    /** Its long and short names are made of the Latin letters and digits of its name, and drawn where it has none. */
    UserDraft toDraft() {
        var name = Objects.requireNonNullElse(displayName, "").strip();
        if (name.isEmpty()) {
            throw new InvalidEntry(List.of("displayName is missing."));
        }
        var letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var nickname = "svc-" + (letters.equals("-") ? UUID.randomUUID() : letters);
        return new UserDraft(
                nickname + "@services.invalid", nickname, name, null, "Service", true, new PersonLink.AsItIs(), null);
    }
}
