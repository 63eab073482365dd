package org.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.countersign.notification.NoticeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One stem runs from the model into Java: whatever a model names has its twin. */
class NamingTests {

    private static final Path PROCESS = Path.of("src", "main", "java", "org", "countersign", "process");
    private static final String START_FORM = "embedded:deployment:";
    private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)Delegate}");

    private static final Map<Class<? extends FlowElement>, String> PREFIXES = Map.of(
            Activity.class, "Task_",
            Gateway.class, "Gateway_",
            SequenceFlow.class, "Flow_",
            StartEvent.class, "StartEvent_",
            EndEvent.class, "EndEvent_",
            BoundaryEvent.class, "Event_",
            IntermediateCatchEvent.class, "Event_",
            IntermediateThrowEvent.class, "Event_");

    static Stream<BpmnModelInstance> models() {
        return Models.all().map(model -> Bpmn.readModelFromFile(model.toFile()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachServiceTaskNamesADelegateByItsOwnStem(BpmnModelInstance model) {
        for (var task : model.getModelElementsByType(ServiceTask.class)) {
            var delegate = DELEGATE.matcher(String.valueOf(task.getCamundaDelegateExpression()));
            assertThat(delegate.matches())
                    .as(task.getId() + " calls a delegate")
                    .isTrue();
            var stem = capitalized(delegate.group(1));
            assertThat(task.getId()).startsWith("Task_" + stem);
            assertThat(PROCESS.resolve(stem + "Delegate.java")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachUserTaskHasAFormAndAListenerOfItsOwnStem(BpmnModelInstance model) {
        for (var task : model.getModelElementsByType(UserTask.class)) {
            assertThat(Models.FOLDER.resolve(task.getCamundaFormRef() + ".form"))
                    .exists();
            var stem = task.getId().substring("Task_".length());
            assertThat(PROCESS.resolve(stem + "Listener.java")).exists();
            assertThat(task.getCamundaFormRef()).isEqualTo(kebab(stem));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachStartFormLiesBesideItsModel(BpmnModelInstance model) {
        for (var start : model.getModelElementsByType(StartEvent.class)) {
            if (start.getCamundaFormKey() != null) {
                assertThat(start.getCamundaFormKey()).startsWith(START_FORM);
                assertThat(Models.FOLDER.resolve(start.getCamundaFormKey().substring(START_FORM.length())))
                        .exists();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachTaskThatNotifiesNamesAKindOfNotice(BpmnModelInstance model) {
        for (var task : model.getModelElementsByType(ServiceTask.class)) {
            if ("${notifyDelegate}".equals(task.getCamundaDelegateExpression())) {
                var notices = noticesOf(task);
                assertThat(notices).as("notices of " + task.getId()).hasSize(1);
                assertThat(NoticeKind.of(notices.get(0))).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachMessageHasATwinInJava(BpmnModelInstance model) throws Exception {
        var twin = Files.readString(PROCESS.resolve("ClosingMessage.java"));
        for (var message : model.getModelElementsByType(Message.class)) {
            assertThat(twin).contains('"' + message.getName() + '"');
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsSayWhatTheyAre(BpmnModelInstance model) {
        PREFIXES.forEach((type, prefix) -> assertThat(model.getModelElementsByType(type))
                .extracting(FlowElement::getId)
                .allMatch(id -> id.startsWith(prefix)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void gatewaysAskAndFlowsAnswer(BpmnModelInstance model) {
        for (var gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                assertThat(gateway.getOutgoing())
                        .extracting(SequenceFlow::getName)
                        .doesNotContainNull();
                assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachProcessHasAVersionAndForgetsItsHistory(BpmnModelInstance model) {
        for (var process : model.getModelElementsByType(Process.class)) {
            assertThat(process.getCamundaVersionTag()).isNotBlank();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        }
    }

    private static List<String> noticesOf(ServiceTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream())
                .flatMap(inputOutput -> inputOutput.getCamundaInputParameters().stream())
                .filter(input -> input.getCamundaName().equals("notice"))
                .map(ModelElementInstance::getTextContent)
                .toList();
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
