package org.countersign.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.notification.NoticeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule finds in a fragment of a model, and what it lets be. */
class ModelRuleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask />",
                "<camunda:inputParameter name=\"a\"><camunda:script>1</camunda:script></camunda:inputParameter>",
                "<camunda:connector />",
                "<camunda:field name=\"a\" />",
                "<bpmn:conditionExpression language=\"javascript\">1</bpmn:conditionExpression>",
                "<bpmn:serviceTask camunda:class=\"a.B\" />",
                "<bpmn:messageEventDefinition camunda:class=\"a.B\" />",
                "<bpmn:messageEventDefinition camunda:expression=\"a\" />",
                "<camunda:executionListener class=\"a.B\" />",
                "<camunda:taskListener expression=\"a\" />",
                "<bpmn:serviceTask camunda:type=\"external\" />",
                "<bpmn:callActivity camunda:variableMappingClass=\"a.B\" />"
            })
    void aModelRunsNoCodeOfItsOwn(String fragment) {
        assertThat(AModel.faults(new NoOwnCode(), fragment)).hasSize(1);
    }

    @Test
    void aModelMayHaveAFormAndACondition() {
        assertThat(AModel.faults(
                        new NoOwnCode(),
                        "<camunda:formField id=\"a\" type=\"string\" />"
                                + "<bpmn:conditionExpression>1</bpmn:conditionExpression>"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask camunda:delegateExpression=\"${b}\" />",
                "<bpmn:serviceTask camunda:delegateExpression=\"${a.b}\" />",
                "<bpmn:messageEventDefinition camunda:delegateExpression=\"${b}\" />",
                "<camunda:executionListener delegateExpression=\"${b}\" />"
            })
    void aModelCallsOnlyDelegates(String fragment) {
        assertThat(AModel.faults(new OnlyDelegates(Set.of("a")), fragment))
                .singleElement()
                .asString()
                .contains("There are: [a].");
        assertThat(AModel.faults(new OnlyDelegates(Set.of("a", "b")), fragment.replace("a.b", "b")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aproval-requested", "break-glass", "summary", "${kind}", ""})
    void aModelSendsOnlyNoticesThatThereAre(String notice) {
        var rule = new KnownNotices(NoticeKind.keysForModels());
        var input = "<camunda:inputParameter name=\"notice\"> %s </camunda:inputParameter>";

        assertThat(AModel.faults(rule, input.formatted(notice)))
                .singleElement()
                .asString()
                .contains("there is no notice \"" + notice + "\"", "approval-requested");
        assertThat(AModel.faults(rule, input.formatted("approval-requested"))).isEmpty();
        assertThat(AModel.faults(rule, input.formatted(notice).replace("\"notice\"", "\"note\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:inputParameter name=\"approved\" />",
                "<camunda:outputParameter name=\"approved\" />",
                "<camunda:formField id=\"approved\" />",
                "<camunda:formProperty id=\"approved\" />",
                "<camunda:formProperty id=\"x\" variable=\"approved\" />",
                "<bpmn:businessRuleTask camunda:resultVariable=\"approved\" />",
                "<bpmn:multiInstanceLoopCharacteristics camunda:elementVariable=\"approved\" />"
            })
    void aModelForgesNoVariable(String fragment) {
        var rule = new NoForgedVariables(Set.of("approved"), Set.of("decision"));

        assertThat(AModel.faults(rule, fragment)).hasSize(1);
        assertThat(AModel.faults(rule, fragment.replace("approved", "decision")))
                .hasSize(fragment.contains("camunda:form") ? 0 : 1);
        assertThat(AModel.faults(rule, fragment.replace("approved", "note"))).isEmpty();
    }

    @Test
    void aModelCallsNoOtherProcess() {
        assertThat(AModel.faults(new NoOtherProcess(), "<bpmn:subProcess><bpmn:callActivity /></bpmn:subProcess>"))
                .hasSize(1);
    }

    @Test
    void theTaskAndTheFormOfADecisionBelongTogether() {
        var rule =
                new DecisionForms(List.of(new DecisionTask("Task_A", "a", Set.of(), task -> {}, process -> Map.of())));

        assertThat(AModel.faults(rule, "<bpmn:userTask id=\"Task_A\" camunda:formRef=\"a\" />"))
                .isEmpty();
        assertThat(AModel.faults(rule, "<bpmn:userTask id=\"Task_B\" camunda:formRef=\"b\" />"))
                .isEmpty();
        assertThat(AModel.faults(rule, "<bpmn:userTask id=\"Task_A\" camunda:formRef=\"b\" />"))
                .hasSize(1);
        assertThat(AModel.faults(rule, "<bpmn:userTask id=\"Task_A\" />")).hasSize(1);
        for (var field : List.of("formField", "formProperty")) {
            var own = "<bpmn:extensionElements><camunda:" + field + " id=\"decision\" /></bpmn:extensionElements>";
            assertThat(AModel.faults(
                            rule, "<bpmn:userTask id=\"Task_A\" camunda:formRef=\"a\">" + own + "</bpmn:userTask>"))
                    .containsExactly("it asks by its form alone, and has no fields of its own.");
            assertThat(AModel.faults(rule, "<bpmn:userTask id=\"Task_B\">" + own + "</bpmn:userTask>"))
                    .isEmpty();
        }
        assertThat(AModel.faults(rule, "<bpmn:userTask id=\"Task_B\" camunda:formRef=\"a\" />"))
                .hasSize(1);
    }
}
