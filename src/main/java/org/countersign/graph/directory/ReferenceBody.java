package org.countersign.graph.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Ids;
import org.jspecify.annotations.Nullable;

/** A reference to something else, by its address. Its last part is the id; what stands before it is not looked at. */
record ReferenceBody(@JsonProperty("@odata.id") @Nullable String address) {

    private static final Pattern ADDRESS = Pattern.compile(".*/(directoryObjects|users|groups)/([0-9a-fA-F-]{36})");

    UUID id() {
        var address = ADDRESS.matcher(Objects.requireNonNullElse(this.address, ""));
        if (!address.matches()) {
            throw GraphException.badRequest("@odata.id must be an address that ends in /directoryObjects/{id}.");
        }
        return Ids.inBody("The id in @odata.id", address.group(2));
    }
}
