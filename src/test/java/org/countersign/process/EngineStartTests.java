package org.countersign.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.countersign.testing.Scene.requestFor;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationConflict;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.Approver;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** The process is started in the engine itself, as Tasklist's form and any client of the engine's API do it. */
@CountersignTest
class EngineStartTests {

    private static final Set<Integer> KEEPS_TEXT = Set.of(
            Types.VARCHAR,
            Types.CLOB,
            Types.BLOB,
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.LONGVARCHAR);

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private FormService formService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private Activations activations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private DataSource dataSource;

    private User lee;
    private User brandon;

    @BeforeEach
    void people() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
    }

    @Test
    void aStartIsARequestOfWhoeverIsSignedIn() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));

        var asked = start(lee, order(right).putValue("requestor", brandon.id().toString()));

        assertThat(asked.status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(asked.request().requestor()).isEqualTo(lee.id());
        assertThat(asked.request().justification()).isEqualTo("Printer on fire");
        assertThat(asked.request().duration()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aSubmittedStartFormIsARequestToo() {
        var right = scene.eligible(lee, scene.plainRole());

        var asked = submit(lee, order(right));

        assertThat(asked.status()).isEqualTo(ActivationStatus.ACTIVE);
        assertThat(assignments.isActive(right)).isTrue();
    }

    @Test
    void aRefusedStartIsKeptAsRefused() {
        var right = new Right(lee.id(), scene.plainRole().id(), Scope.DIRECTORY);

        assertThat(submit(lee, order(right)).status()).isEqualTo(ActivationStatus.REFUSED);
    }

    @Test
    void nobodyStartsAnything() {
        var right = scene.eligible(lee, scene.plainRole());

        assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("role-activation", order(right)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void aTypedCodeProvesOnceAndIsNowhereAfterwards() {
        var right = scene.eligible(lee, scene.role(Scene::withMfa));
        var waiting = scene.eligible(
                lee,
                scene.role(
                        settings -> Scene.withApproval(Scene.withMfa(settings)), new Approver.OneUser(brandon.id())));
        var code = scene.code().digits();

        var asked = submit(lee, order(waiting).putValue("oneTimeCode", code));
        var again = submit(lee, order(right).putValue("oneTimeCode", code));

        assertThat(asked.status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(again.status()).isEqualTo(ActivationStatus.REFUSED);
        assertThat(columnsThatHold(code)).isEmpty();
        assertThat(columnsThatHold(asked.id().toString())).isNotEmpty();
    }

    @Test
    void whateverIsTypedAsACodeIsNowhereAfterwardsInWhateverForm() {
        var waiting = scene.eligible(lee, scene.approvedRole(brandon));
        var typed = "typed-" + UUID.randomUUID();

        var asked = submit(lee, order(waiting).putValue("oneTimeCode", typed));

        assertThat(asked.status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(placesThatContain(typed)).isEmpty();
        assertThat(placesThatContain(asked.id().toString())).isNotEmpty();
    }

    @Test
    void nothingThatIsSubmittedIsKeptOrGoneBy() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var forged = order(right)
                .putValue("approvalRequired", false)
                .putValue("approved", true)
                .putValue("rulesMet", true)
                .putValue("grantRoleDelegate", "x");

        var asked = submit(lee, forged);

        assertThat(asked.status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(runtimeService.getVariables(instanceOf(asked))).isEmpty();
    }

    @Test
    void aBusinessKeyOfSomebodyElsesRequestIsNotTaken() {
        var pending = SignedIn.as(
                brandon, () -> workflow.start(requestFor(scene.eligible(brandon, scene.approvedRole(lee))), null));
        var right = scene.eligible(lee, scene.plainRole());

        var started = SignedIn.as(
                lee,
                () -> runtimeService.startProcessInstanceByKey(
                        "role-activation", pending.id().toString(), order(right)));

        assertThat(started.getBusinessKey()).isNotEqualTo(pending.id().toString());
        assertThat(activations.find(pending.id()).orElseThrow().status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void aSecondRequestForTheSameRoleIsAConflict() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        submit(lee, order(right));

        assertThatThrownBy(() -> submit(lee, order(right))).isInstanceOf(ActivationConflict.class);
    }

    @Test
    void whatIsLeftOutIsTheRolesLongest() {
        var right = scene.eligible(lee, scene.plainRole());

        var asked = submit(lee, order(right).putValue("duration", ""));

        assertThat(asked.request().duration()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void anEndAloneBoundsTheDuration() {
        var right = scene.eligible(lee, scene.plainRole());
        var end = clock.now().plus(Duration.ofMinutes(90)).plusSeconds(20);

        var asked = submit(lee, order(right).putValue("duration", "").putValue("endDateTime", end.toString()));

        assertThat(asked.request().duration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(asked.end()).isBeforeOrEqualTo(end);
    }

    @Test
    void aStartAheadIsWaitedFor() {
        var right = scene.eligible(lee, scene.plainRole());
        var start = clock.now().plus(Duration.ofHours(3));

        var asked = submit(lee, order(right).putValue("startDateTime", start.toString()));

        assertThat(asked.status()).isEqualTo(ActivationStatus.SCHEDULED);
        assertThat(asked.request().start()).isCloseTo(start, within(Duration.ofMillis(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "roleDefinitionId,'',must be the id of a role",
        "roleDefinitionId,nonsense,must be the id of a role",
        "roleDefinitionId,00000000-0000-0000-0000-000000000009,must be the id of a role",
        "directoryScopeId,nowhere,must be a path",
        "duration,long,ISO 8601",
        "duration,PT1M,at least 5 minutes",
        "duration,-PT1H,must be positive",
        "startDateTime,tomorrow,date and time with an offset",
        "startDateTime,2020-01-01T00:00:00Z,in the past",
        "endDateTime,2020-13-01,date and time with an offset",
    })
    void whatCannotBeMeantSaysWhy(String variable, String value, String reason) {
        var right = scene.eligible(lee, scene.plainRole());

        assertThatThrownBy(() -> submit(lee, order(right).putValue(variable, value)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining(reason);
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void anObjectInPlaceOfATextIsLeftOut() {
        var right = scene.eligible(lee, scene.plainRole());
        var object = Variables.serializedObjectValue("{}")
                .objectTypeName("org.springframework.context.support.ClassPathXmlApplicationContext")
                .serializationDataFormat("application/json")
                .create();

        assertThatThrownBy(() -> start(lee, order(right).putValueTyped("roleDefinitionId", object)))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void noNameIsReservedThatSomebodyCouldTake() {
        var right = scene.eligible(lee, scene.plainRole());

        assertThat(submit(lee, order(right).putValue("startedWith", "x")).status())
                .isEqualTo(ActivationStatus.ACTIVE);
    }

    private static VariableMap order(Right right) {
        return Variables.createVariables()
                .putValue("roleDefinitionId", right.role().toString())
                .putValue("justification", "Printer on fire")
                .putValue("duration", "PT1H");
    }

    private Activation start(User user, VariableMap order) {
        return started(user, order, (id, variables) -> runtimeService.startProcessInstanceById(id, variables));
    }

    private Activation submit(User user, VariableMap order) {
        return started(user, order, (id, variables) -> formService.submitStartForm(id, variables));
    }

    private Activation started(
            User user, VariableMap order, BiFunction<String, Map<String, Object>, ProcessInstance> door) {
        var instance = SignedIn.as(user, () -> door.apply(definition().getId(), order));
        return activations.find(ActivationId.of(instance.getBusinessKey())).orElseThrow();
    }

    private ProcessDefinition definition() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey("role-activation")
                .latestVersion()
                .singleResult();
    }

    private String instanceOf(Activation activation) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(activation.id().toString())
                .singleResult()
                .getId();
    }

    /** Every text or binary column of the database that has a row which says just that. */
    private List<String> columnsThatHold(String text) {
        return columnsWhere(text::equals);
    }

    /** Every text or binary column of the database that has a row in which that stands somewhere. */
    private List<String> placesThatContain(String text) {
        return columnsWhere(value -> value.contains(text));
    }

    private List<String> columnsWhere(Predicate<String> found) {
        var jdbc = new JdbcTemplate(dataSource);
        return columns().stream()
                .filter(column -> {
                    var table = column.substring(0, column.indexOf('.'));
                    var name = column.substring(column.indexOf('.') + 1);
                    return jdbc
                            .query(
                                    "select " + name + " from " + table + " where " + name + " is not null",
                                    (row, number) -> textOf(row.getObject(1)))
                            .stream()
                            .anyMatch(found);
                })
                .toList();
    }

    private static String textOf(Object value) throws SQLException {
        if (value instanceof Clob text) {
            return text.getSubString(1, (int) text.length());
        }
        if (value instanceof Blob bytes) {
            return new String(bytes.getBytes(1, (int) bytes.length()), UTF_8);
        }
        return value instanceof byte[] bytes ? new String(bytes, UTF_8) : value.toString();
    }

    private List<String> columns() {
        try {
            return JdbcUtils.extractDatabaseMetaData(dataSource, meta -> {
                var columns = new ArrayList<String>();
                try (var found = meta.getColumns(null, null, "%", "%")) {
                    while (found.next()) {
                        if (found.getString("TABLE_SCHEM").equalsIgnoreCase("public")
                                && !found.getString("TABLE_NAME").startsWith("flyway")
                                && KEEPS_TEXT.contains(found.getInt("DATA_TYPE"))) {
                            columns.add(found.getString("TABLE_NAME") + "." + found.getString("COLUMN_NAME"));
                        }
                    }
                }
                return columns;
            });
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
