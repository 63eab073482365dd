package org.countersign.graph.directory;

import java.util.stream.Stream;
import org.countersign.graph.Api;
import org.countersign.graph.odata.ODataParts;
import org.countersign.graph.wire.WireParts;

/** The routes about users and groups, over rooms that are played. */
public final class DirectoryParts {

    private final Relations relations;
    private final DirectoryController users;

    public DirectoryParts(Api api, WireParts wire, ODataParts odata) {
        relations = new Relations(api.directory, api.roles);
        users = new DirectoryController(api.directory, odata.listings(), wire.caller());
    }

    public Relations relations() {
        return relations;
    }

    public Stream<Object> controllers() {
        return Stream.of(users);
    }
}
