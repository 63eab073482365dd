package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.countersign.CountersignTest;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** After an upgrade nobody works with the files of the release before. */
@CountersignTest
class ContentTagsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    private Visitor visitor;

    @BeforeEach
    void somebodyIsHere() {
        visitor = new Visitor(port).signIn(scene.person("Lee Gu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/app/tasklist/styles/user-styles.css",
                "/camunda/lib/deps.js"
            })
    void aFileIsAskedForByWhatWasInIt(String file) {
        var answer = visitor.get(file);
        var tag = answer.headers().firstValue("ETag").orElseThrow();

        assertThat(answer.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(again(file, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(again(file, "If-None-Match", "\"of-the-release-before\"").statusCode())
                .isEqualTo(200);
        assertThat(again(file, "If-Modified-Since", "Thu, 31 Dec 2099 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> again(String file, String header, String value) {
        return visitor.sendWithHeader("GET", file, "", Map.entry(header, value));
    }
}
