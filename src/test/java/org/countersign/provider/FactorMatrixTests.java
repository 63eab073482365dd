package org.countersign.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.mfa.OwnFactors;
import org.countersign.role.RoleDefinitionId;
import org.countersign.security.Program;
import org.countersign.security.SignedIn;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Http;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every factor at every door, as the table in the documentation says. */
@WithProvider
class FactorMatrixTests {

    private static final Path TABLE = Path.of("docs", "sign-in.md");
    private static final String HEAD = "| Shown |";
    private static final String CANNOT = "–";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private OwnFactors ownFactors;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private FormService forms;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestProvider provider;

    /** Asks for a role, in the way of a door at which something was shown. */
    private interface Caller {

        void activate(RoleDefinitionId role);
    }

    /** What people type, or what a provider says of them. */
    private enum Factor {
        NOTHING,
        WRONG_CODE,
        CODE,
        USED_CODE,
        RECOVERY_CODE,
        PROVIDED,
        PROVIDED_ONE,
        PROVIDED_LONG_AGO;

        boolean isTyped() {
            return ordinal() <= RECOVERY_CODE.ordinal();
        }
    }

    /** In the order of the table's columns. */
    private enum Door {
        HEADER,
        SIGN_IN,
        STEP_UP,
        FORM,
        TOKEN,
        FOREIGN_TOKEN
    }

    @TestFactory
    Stream<DynamicTest> eachCellHolds() throws IOException {
        var rows = Files.readAllLines(TABLE).stream()
                .dropWhile(line -> !line.startsWith(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .toList();
        assertThat(rows).hasSameSizeAs(Factor.values());
        return IntStream.range(0, rows.size()).boxed().flatMap(i -> row(Factor.values()[i], rows.get(i)));
    }

    private Stream<DynamicTest> row(Factor factor, String[] cells) {
        assertThat(cells).hasSize(Door.values().length + 2);
        return Stream.of(Door.values()).flatMap(door -> {
            var outcome = cells[door.ordinal() + 2].strip();
            assertThat(outcome).isIn("yes", "no", CANNOT);
            return outcome.equals(CANNOT)
                    ? Stream.empty()
                    : Stream.of(DynamicTest.dynamicTest(
                            cells[1].strip() + " at " + door, () -> holds(factor, door, outcome.equals("yes"))));
        });
    }

    private void holds(Factor factor, Door door, boolean activates) {
        var user = factor.isTyped() ? scene.person("Lee") : scene.personWithoutFactor("Lee");
        var one = scene.eligible(user, scene.role(Scene::withMfa));
        var other = scene.eligible(user, scene.role(Scene::withMfa));
        var caller = callerAt(door, factor, user);

        caller.activate(one.role());
        assertThat(isActive(one)).isEqualTo(activates);

        caller.activate(other.role());
        assertThat(isActive(other)).isFalse();
    }

    private boolean isActive(Right right) {
        return assignments.isActive(right);
    }

    private Caller callerAt(Door door, Factor factor, User user) {
        return switch (door) {
            case HEADER -> {
                var typed = typed(factor, user);
                yield role ->
                        new ApiClient(port, user).post(ApiClient.REQUESTS, order(role), "X-Countersign-OTP", typed);
            }
            case SIGN_IN -> inSession(signedIn(factor, user));
            case STEP_UP -> inSession(steppedUp(factor, user));
            case FORM -> inForm(user, typed(factor, user));
            case TOKEN -> withToken(new Program(port).tokenFor(steppedUp(factor, user), Program.ALL));
            case FOREIGN_TOKEN ->
                withToken(provider.token(
                        as(user, factor).andThen(claims -> claims.claim("scp", "RoleManagement.ReadWrite.Directory"))));
        };
    }

    private Caller inSession(Visitor visitor) {
        return role -> visitor.sendWithHeader(
                "POST", ApiClient.REQUESTS, order(role), Map.entry("X-CSRF-TOKEN", visitor.tokenOf("/sign-in")));
    }

    /** The form as the engine takes it: behind Tasklist's own address there is the engine named "default" alone. */
    private Caller inForm(User user, String code) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("role-activation")
                .latestVersion()
                .singleResult();
        return role -> SignedIn.as(
                user,
                () -> forms.submitStartForm(
                        definition.getId(),
                        Map.of("roleDefinitionId", role.toString(), "justification", "Now", "oneTimeCode", code)));
    }

    private Caller withToken(String token) {
        return role -> Http.send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + ApiClient.REQUESTS))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order(role)))
                        .build());
    }

    private Visitor signedIn(Factor factor, User user) {
        var visitor = new Visitor(port);
        if (factor.isTyped()) {
            var typed = typed(factor, user);
            visitor.signIn(user);
            visitor.submit(
                    "/sign-in/second-factor", Map.of(factor == Factor.RECOVERY_CODE ? "recoveryCode" : "code", typed));
        } else {
            comeBack(visitor, as(user, factor));
        }
        return visitor;
    }

    /** Whose proof of the sign-in serves no more. */
    private Visitor oldSession(Factor factor, User user) {
        var visitor = signedIn(factor.isTyped() ? Factor.CODE : Factor.PROVIDED_ONE, user);
        clock.pass(Duration.ofMinutes(6));
        return visitor;
    }

    private Visitor steppedUp(Factor factor, User user) {
        var visitor = oldSession(factor, user);
        if (factor.isTyped()) {
            visitor.submit("/step-up", Map.of("code", typed(factor, user)));
        } else {
            comeBack(visitor, as(user, factor));
        }
        return visitor;
    }

    private void comeBack(Visitor visitor, Consumer<JWTClaimsSet.Builder> claims) {
        var location = visitor.follow("/sign-in/provider").headers().firstValue("Location");
        visitor.get(provider.back(location.orElseThrow(), claims));
    }

    private String typed(Factor factor, User user) {
        return switch (factor) {
            case WRONG_CODE -> "000000".equals(scene.code().digits()) ? "000001" : "000000";
            case CODE -> scene.code().digits();
            case USED_CODE -> used(user);
            case RECOVERY_CODE -> recoveryCode(user);
            default -> "";
        };
    }

    private String used(User user) {
        var code = scene.code();
        var right = scene.eligible(user, scene.role(Scene::withMfa));
        new ApiClient(port, user).post(ApiClient.REQUESTS, order(right.role()), "X-Countersign-OTP", code.digits());
        assertThat(isActive(right)).isTrue();
        return code.digits();
    }

    /** Drawing them takes a code, which counts once: the next one comes half a minute later. */
    private String recoveryCode(User user) {
        clock.pass(Duration.ofMinutes(1));
        return ownFactors.drawRecoveryCodes(user.id(), scene.code()).get(0);
    }

    private Consumer<JWTClaimsSet.Builder> as(User user, Factor factor) {
        return claims -> {
            claims.subject("subject-of-" + user.id()).claim("oid", user.id().toString());
            provenAt(factor).ifPresent(moment -> claims.claim("amr", List.of("pwd", "otp"))
                    .claim("auth_time", moment));
        };
    }

    private Optional<Long> provenAt(Factor factor) {
        var now = clock.now().getEpochSecond();
        return switch (factor) {
            case PROVIDED -> Optional.of(now);
            case PROVIDED_LONG_AGO -> Optional.of(now - Duration.ofMinutes(5).toSeconds());
            default -> Optional.empty();
        };
    }

    private static String order(RoleDefinitionId role) {
        return Orders.activation(role.value(), "PT1H");
    }
}
