package org.countersign.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ways through a process are refused, and which are let be. */
class ServedFlowTests {

    private static final ServedProcess ACTIVATION =
            new ServedProcess("asked", "registerDelegate", "Task_Decide", Set.of("grantDelegate"));
    private static final ServedProcess EXTENSION =
            new ServedProcess("asked", "registerDelegate", "Task_Decide", Set.of());

    private static final String REGISTERED = "<bpmn:startEvent id=\"Start\" /><bpmn:serviceTask id=\"Register\""
            + " camunda:delegateExpression=\"${registerDelegate}\" /><bpmn:userTask id=\"Task_Decide\" />"
            + "<bpmn:serviceTask id=\"Grant\" camunda:delegateExpression=\"${grantDelegate}\" />"
            + flows("Start Register", "Task_Decide Grant");
    private static final String TIMER =
            "<bpmn:intermediateCatchEvent id=\"Wait\"><bpmn:timerEventDefinition /></bpmn:intermediateCatchEvent>";

    @Test
    void theWayThatShipsIsLetBe() {
        assertThat(faults(ACTIVATION, REGISTERED + flows("Register Task_Decide")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:intermediateCatchEvent id=\"Wait\"><bpmn:timerEventDefinition /></bpmn:intermediateCatchEvent>",
                "<bpmn:intermediateCatchEvent id=\"Wait\"><bpmn:signalEventDefinition /></bpmn:intermediateCatchEvent>",
                "<bpmn:userTask id=\"Wait\" />",
                "<bpmn:receiveTask id=\"Wait\" />",
                "<bpmn:eventBasedGateway id=\"Wait\" />",
                "<bpmn:serviceTask id=\"Wait\" camunda:asyncBefore=\"true\" />",
                "<bpmn:serviceTask id=\"Wait\" camunda:async=\"true\" />",
                "<bpmn:exclusiveGateway id=\"Wait\" camunda:asyncAfter=\"true\" />",
                "<bpmn:serviceTask id=\"Wait\"><bpmn:multiInstanceLoopCharacteristics camunda:asyncBefore=\"true\" /></bpmn:serviceTask>"
            })
    void whatWaitsBeforeTheDecisionIsRefusedWhereARequestIsClosedUntilThen(String wait) {
        var model = REGISTERED + wait + flows("Register Wait", "Wait Task_Decide");

        assertThat(faults(ACTIVATION, model)).singleElement().asString().startsWith("In a.bpmn, Wait: nothing waits");
        assertThat(faults(EXTENSION, model)).isEmpty();
    }

    @Test
    void whatMayGoOnAtOnceIsLetBe() {
        var condition =
                "<bpmn:intermediateCatchEvent id=\"Met\"><bpmn:conditionalEventDefinition /></bpmn:intermediateCatchEvent>";

        assertThat(faults(ACTIVATION, REGISTERED + condition + flows("Register Met", "Met Task_Decide")))
                .isEmpty();
    }

    @Test
    void whatWaitsWithinASubprocessOrBehindALinkIsFoundToo() {
        var within = "<bpmn:subProcess id=\"Sub\"><bpmn:startEvent id=\"In\" />" + TIMER + flows("In Wait")
                + "</bpmn:subProcess>";
        var link =
                "<bpmn:intermediateThrowEvent id=\"Throw\"><bpmn:linkEventDefinition name=\"on\" /></bpmn:intermediateThrowEvent>"
                        + "<bpmn:intermediateCatchEvent id=\"Catch\"><bpmn:linkEventDefinition name=\"on\" /></bpmn:intermediateCatchEvent>";

        assertThat(faults(ACTIVATION, REGISTERED + within + flows("Register Sub", "Sub Task_Decide")))
                .singleElement()
                .asString()
                .startsWith("In a.bpmn, Wait: ");
        assertThat(faults(
                        ACTIVATION,
                        REGISTERED + link + TIMER + flows("Register Throw", "Catch Wait", "Wait Task_Decide")))
                .singleElement()
                .asString()
                .startsWith("In a.bpmn, Wait: ");
        assertThat(faults(ACTIVATION, REGISTERED + link + flows("Register Throw", "Catch Task_Decide")))
                .isEmpty();
    }

    /** What it holds has happened before the process goes on later. */
    @Test
    void aSubprocessThatIsLeftLaterHoldsNothingUp() {
        var around = REGISTERED.replace("<bpmn:userTask id=\"Task_Decide\" />", "")
                + "<bpmn:subProcess id=\"Sub\" camunda:asyncAfter=\"true\"><bpmn:startEvent id=\"In\" />"
                + "<bpmn:userTask id=\"Task_Decide\" />" + flows("In Task_Decide") + "</bpmn:subProcess>"
                + flows("Register Sub", "Sub Grant");

        assertThat(faults(ACTIVATION, around)).isEmpty();
    }

    @Test
    void whatWaitsOnlyWhileTheDecisionDoesIsLetBe() {
        var around = REGISTERED.replace("<bpmn:userTask id=\"Task_Decide\" />", "")
                + "<bpmn:subProcess id=\"Sub\"><bpmn:startEvent id=\"In\" /><bpmn:serviceTask id=\"Tell\" />"
                + "<bpmn:userTask id=\"Task_Decide\" />" + flows("In Tell", "Tell Task_Decide") + "</bpmn:subProcess>"
                + "<bpmn:boundaryEvent id=\"Late\" attachedToRef=\"Sub\"><bpmn:timerEventDefinition /></bpmn:boundaryEvent>"
                + "<bpmn:userTask id=\"Escalate\" />"
                + flows("Register Sub", "Sub Grant", "Late Escalate", "Escalate Grant");

        assertThat(faults(ACTIVATION, around)).isEmpty();
    }

    @Test
    void whatAnErrorLeadsToIsFollowed() {
        var model = REGISTERED + TIMER + "<bpmn:boundaryEvent id=\"Error\" attachedToRef=\"Register\">"
                + "<bpmn:errorEventDefinition /></bpmn:boundaryEvent>"
                + flows("Register Task_Decide", "Error Wait", "Wait Grant");

        assertThat(faults(ACTIVATION, model)).singleElement().asString().startsWith("In a.bpmn, Wait: ");
    }

    @Test
    void whereAnErrorEndsNothingElseGoesOn() {
        var within = "<bpmn:subProcess id=\"Sub\"><bpmn:startEvent id=\"In\" />" + TIMER
                + "<bpmn:endEvent id=\"Out\" /><bpmn:endEvent id=\"Failed\"><bpmn:errorEventDefinition /></bpmn:endEvent>"
                + flows("In Wait", "In Out", "Wait Failed") + "</bpmn:subProcess>";

        assertThat(faults(ACTIVATION, REGISTERED + within + flows("Register Sub", "Sub Task_Decide")))
                .isEmpty();
    }

    @Test
    void whereWaysJoinTheOtherMayHaveClearedTheRequest() {
        var model = REGISTERED + TIMER + "<bpmn:parallelGateway id=\"Fork\" /><bpmn:parallelGateway id=\"Join\" />"
                + "<bpmn:serviceTask id=\"Later\" camunda:delegateExpression=\"${grantDelegate}\" />"
                + flows("Register Fork", "Fork Task_Decide", "Fork Wait", "Wait Join", "Grant Join", "Join Later");

        assertThat(faults(ACTIVATION, model)).isEmpty();
    }

    @Test
    void aRequestIsRegisteredBeforeTheFirstWait() {
        var model = REGISTERED.replace(flows("Start Register"), "") + TIMER;

        for (var process : List.of(ACTIVATION, EXTENSION)) {
            assertThat(faults(process, model + flows("Start Wait", "Wait Register", "Register Task_Decide")))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "In a.bpmn, asked: no way leads from the start to a step that calls ${registerDelegate}");
            assertThat(faults(process, model + flows("Start Task_Decide", "Task_Decide Register")))
                    .hasSize(1);
        }
    }

    @Test
    void aDecisionIsMadeOnce() {
        var back = REGISTERED + flows("Register Task_Decide", "Grant Task_Decide");
        var repeated = (REGISTERED + flows("Register Task_Decide"))
                .replace(
                        "<bpmn:userTask id=\"Task_Decide\" />",
                        "<bpmn:userTask id=\"Task_Decide\"><bpmn:multiInstanceLoopCharacteristics /></bpmn:userTask>");

        for (var process : List.of(ACTIVATION, EXTENSION)) {
            assertThat(faults(process, back))
                    .singleElement()
                    .asString()
                    .startsWith("In a.bpmn, Task_Decide: a request has one decision");
            assertThat(faults(process, repeated))
                    .singleElement()
                    .asString()
                    .startsWith("In a.bpmn, Task_Decide: a request has one decision");
        }
    }

    @Test
    void aTaskThatIsTakenAwayMayBePutAnewWhereTheRequestWaitsWithoutIt() {
        var model = REGISTERED
                + "<bpmn:boundaryEvent id=\"Late\" attachedToRef=\"Task_Decide\" %s><bpmn:timerEventDefinition />"
                + "</bpmn:boundaryEvent>" + flows("Register Task_Decide", "Late Task_Decide");

        assertThat(faults(EXTENSION, model.formatted(""))).isEmpty();
        assertThat(faults(ACTIVATION, model.formatted(""))).hasSize(1);
        assertThat(faults(EXTENSION, model.formatted("cancelActivity=\"false\"")))
                .hasSize(1);
    }

    private static List<String> faults(ServedProcess process, String model) {
        var root = AModel.root("<bpmn:process id=\"asked\">" + model + "</bpmn:process>");
        return new ServedFlow(process, new ModelFlow(root.element("process"), "Start"))
                .faults("a.bpmn")
                .toList();
    }

    /** Flows, each written as where it comes from and where it leads. */
    private static String flows(String... flows) {
        var drawn = new StringBuilder();
        for (var flow : flows) {
            var ends = flow.split(" ", -1);
            drawn.append("<bpmn:sequenceFlow id=\"Flow_")
                    .append(ends[0])
                    .append('_')
                    .append(ends[1])
                    .append("\" sourceRef=\"")
                    .append(ends[0])
                    .append("\" targetRef=\"")
                    .append(ends[1])
                    .append("\" />");
        }
        return drawn.toString();
    }
}
