package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.APPROVALS;
import static org.countersign.graph.Api.BRANDON;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.LEE_ADM;
import static org.countersign.graph.Api.NORA;
import static org.countersign.graph.Api.PAULA;
import static org.countersign.graph.Api.REQUESTS;
import static org.countersign.graph.Api.ROLE;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.countersign.activation.ActivationStatus;
import org.countersign.assignment.DecisionRight;
import org.countersign.directory.User;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who reads what; and what one may not read, one cannot tell from what does not exist. */
class ReadingTests {

    private final Api api = new Api();

    @Test
    void aRequestIsReadByItsRequestorItsApproversAndAdministrators() {
        var pending = api.exists(Api.requestOfLee(ActivationStatus.PENDING_APPROVAL));
        api.hasRight(BRANDON, pending, DecisionRight.MUST_ACTIVATE_FIRST);
        api.hasRight(LEE, pending, DecisionRight.OWN_REQUEST);
        api.hasRight(LEE_ADM, pending, DecisionRight.OWN_REQUEST);

        for (var path : List.of(REQUESTS + "/" + pending.id(), APPROVALS + "/" + pending.id())) {
            assertThat(List.of(LEE, BRANDON, PAULA))
                    .allSatisfy(user -> assertThat(readBy(user, path)).isEqualTo(200));
            assertThat(List.of(NORA, LEE_ADM))
                    .allSatisfy(user -> assertThat(readBy(user, path)).isEqualTo(404));
        }
    }

    @Test
    void theUnreadableAndTheUnknownAreAnsweredAlike() {
        var pending = api.exists(Api.requestOfLee(ActivationStatus.PENDING_APPROVAL));
        api.signIn(NORA);

        var unreadable = api.get(REQUESTS + "/" + pending.id());
        var unknown = api.get(REQUESTS + "/" + UUID.randomUUID());

        assertThat(unreadable).bodyJson().extractingPath("$.error.message").isEqualTo(message(unknown));
        assertThat(unknown).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aRequestIsReadWithItsRoleAndItsPrincipal() {
        var request = api.exists(Api.requestOfLee(ActivationStatus.EXPIRED));

        var answer = api.get(REQUESTS + "/" + request.id() + "?$expand=RoleDefinition,principal");

        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status":"Provisioned","completedDateTime":"2026-04-13T08:53:32.648Z",
                         "roleDefinition":{"id":"%s","displayName":"User Administrator"},
                         "principal":{"@odata.type":"#microsoft.graph.user","id":"%s","displayName":"Lee",
                           "userPrincipalName":"lee@contoso.example"}}
                        """
                                .formatted(ROLE.id(), LEE.id()));
    }

    @Test
    void roleDefinitionsAreReadByEverybody() {
        assertThat(api.signIn(NORA).get("/v1.0/roleManagement/directory/roleDefinitions/" + ROLE.id()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%1$s","displayName":"User Administrator","description":"Manages users.","isBuiltIn":true,
                         "isEnabled":true,"isPrivileged":true,"templateId":"%1$s","resourceScopes":["/"],"rolePermissions":[]}
                        """
                                .formatted(ROLE.id()));
    }

    @Test
    void meIsWhoIsSignedIn() {
        assertThat(api.signIn(BRANDON).get("/v1.0/me"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"@odata.context":"http://localhost/v1.0/$metadata#users/$entity","id":"%s","displayName":"Brandon",
                         "userPrincipalName":"brandon@contoso.example","userType":"Member","accountEnabled":true}
                        """
                                .formatted(BRANDON.id()));
    }

    private int readBy(User user, String path) {
        return api.signIn(user).get(path).getResponse().getStatus();
    }

    private static Object message(MvcTestResult answer) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), "$.error.message");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
