package org.countersign.graph.odata;

import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.countersign.graph.wire.WireParts;
import org.springframework.test.web.servlet.setup.StandaloneMockMvcBuilder;

/** What the API has of OData, over rooms that are played. */
public final class ODataParts {

    private final Listings listings;

    public ODataParts(WireParts wire) {
        listings = new Listings(new SkipTokens(mock(), wire.caller()));
    }

    public Listings listings() {
        return listings;
    }

    public void addTo(StandaloneMockMvcBuilder mvc, ObjectMapper mapper) {
        mvc.setControllerAdvice(new ShapedAnswers(mapper))
                .addInterceptors(new ServedOptions())
                .setCustomArgumentResolvers(new QueryOptionsResolver());
    }
}
