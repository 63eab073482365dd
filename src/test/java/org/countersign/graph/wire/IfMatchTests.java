package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Changes that are meant for what their caller has seen, and for nothing else. */
@CountersignTest
class IfMatchTests {

    private static final String IF_MATCH = "If-Match";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    private ApiClient asPaula;
    private String policy;
    private String rule;

    @BeforeEach
    void people() {
        User paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        asPaula = new ApiClient(port, paula);
        policy = "/v1.0/policies/roleManagementPolicies/DirectoryRole_"
                + scene.plainRole().id();
        rule = policy + "/rules/Expiration_EndUser_Assignment";
    }

    @Test
    void whatWasSeenIsChangedOnce() {
        var tag = asPaula.get(rule).header("ETag");

        assertThat(tag).isNotEmpty().isEqualTo(asPaula.get(policy).header("ETag"));
        assertThat(change("PT1H", tag)).isEqualTo(204);
        assertThat(asPaula.get(rule).header("ETag")).isNotEqualTo(tag);
        assertThat(change("PT2H", tag)).isEqualTo(412);
        assertThat(maximum()).isEqualTo("PT1H");
        assertThat(change("PT2H", "\"other\", W/" + asPaula.get(rule).header("ETag")))
                .isEqualTo(204);
        assertThat(change("PT3H", "*")).isEqualTo(204);
    }

    @Test
    void ofTwoAtOnceWhoSawTheSameOneChangesIt() {
        var tag = asPaula.get(rule).header("ETag");
        Callable<Integer> one = () -> change("PT1H", tag);
        Callable<Integer> other = () -> change("PT2H", tag);

        assertThat(AtOnce.atOnce(List.of(one, other))).containsExactlyInAnyOrder(204, 412);
    }

    @Test
    void whatHasNoTagIsNotChangedByOne() {
        var unit = "/v1.0/directory/administrativeUnits/"
                + asPaula.post("/v1.0/directory/administrativeUnits", "{\"displayName\":\"East " + policy + "\"}")
                        .json()
                        .path("id")
                        .asText();
        var body = "{\"displayName\":\"West " + policy + "\"}";

        assertThat(asPaula.patch(unit, body, IF_MATCH, "\"seen\"").errorCode()).isEqualTo("PreconditionFailed");
        assertThat(asPaula.patch(unit, body, IF_MATCH, "*").status()).isEqualTo(204);
    }

    private int change(String maximum, String tag) {
        return asPaula.patch(rule, "{\"maximumDuration\":\"" + maximum + "\"}", IF_MATCH, tag)
                .status();
    }

    private String maximum() {
        return asPaula.get(rule).json().path("maximumDuration").asText();
    }
}
