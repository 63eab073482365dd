package org.countersign.graph.audit;

import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.Ids;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who was told what, and whether it arrived. */
@GraphController
class NoticesController {

    private static final String PATH = "auditLogs/notices";

    private final ReadableNotices notices;
    private final Listings listings;

    NoticesController(ReadableNotices notices, Listings listings) {
        this.notices = notices;
        this.listings = listings;
    }

    @GetMapping(PATH)
    @ServesCollection
    Listing<NoticeView> list(QueryOptions options) {
        return listings.page(PATH, options, "queuedDateTime desc", notices.all());
    }

    @GetMapping(PATH + "/{id}")
    @ServesEntity
    Entity<NoticeView> get(@PathVariable("id") String id, QueryOptions options) {
        return Entity.of(PATH, notices.find(Ids.inPath(id)).orElseThrow(GraphException::notFound));
    }
}
