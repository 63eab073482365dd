package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.Scene.requestFor;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.role.Approver;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a process was not told, it is told again. */
@CountersignTest
class ProcessReconcilerTests {

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private ActivationClosures closures;

    @Autowired
    private ProcessReconciler reconciler;

    @Autowired
    private Roles roles;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aProcessThatMissedTheEndOfItsRequestIsToldOfIt() {
        var lee = scene.person("Lee");
        var right = scene.eligible(lee, scene.approvedRole(scene.person("Brandon")));
        var pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        // As if the service had died between the commit and the message.
        jdbc.sql("update activation set status = 'CANCELED', open_key = null where id = ?")
                .param(pending.id().value())
                .update();
        assertThat(closures.cancel(pending.id(), lee.id())).isFalse();

        reconciler.reconcile();

        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(pending.id().toString())
                        .count())
                .isZero();
    }

    @Test
    void pendingTasksAreOfferedToTheApproversThatTheSettingsNameNow() {
        var lee = scene.person("Lee");
        var brandon = scene.person("Brandon");
        var mike = scene.person("Mike");
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        var settings = roles.settingsOf(right.role()).activation();
        roles.changeSettings(new RoleSettings(right.role(), settings, List.of(new Approver.OneUser(mike.id()))));

        reconciler.reconcile();

        var task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult();
        assertThat(taskService.getIdentityLinksForTask(task.getId()))
                .extracting(link -> link.getUserId())
                .containsExactly(mike.id().toString());
    }
}
