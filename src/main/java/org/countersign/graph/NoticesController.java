package org.countersign.graph;

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
