package org.countersign.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The models that ship, edited: what a designer is told at the start. */
@CountersignTest
class ModelCheckTests {

    private static final String ACTIVATION = "role-activation.bpmn";
    private static final String EXTENSION = "assignment-extension.bpmn";
    private static final String APPROVAL_FORM = "approve-activation.form";

    @Autowired
    private ModelCheck check;

    private Map<String, String> files;

    @BeforeEach
    void theFilesThatShip() throws IOException {
        try (Stream<Path> shipped = Files.list(Path.of("processes"))) {
            files = new TreeMap<>();
            shipped.filter(Files::isRegularFile)
                    .forEach(file -> files.put(file.getFileName().toString(), read(file)));
        }
    }

    @Test
    void whatShipsIsNotRefused() {
        assertThat(files).containsKeys(ACTIVATION, EXTENSION, APPROVAL_FORM);
        assertThat(faults()).isEmpty();
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnceWithFileAndElement() {
        edit(ACTIVATION, "${checkMfaDelegate}", "${chekMfaDelegate}");
        edit(ACTIVATION, ">approval-requested<", ">aproval-requested<");
        edit(EXTENSION, "${approved}", "${approved.now}");
        files.put("risk.dmn", "<a/>");

        assertThat(faults())
                .hasSize(4)
                .anyMatch(fault -> fault.startsWith("In " + ACTIVATION + ", Task_CheckMfa: there is no delegate"))
                .anyMatch(fault -> fault.startsWith("In " + ACTIVATION + ", Task_NotifyApprovers: there is no notice"))
                .anyMatch(fault -> fault.startsWith("In " + EXTENSION + ", Flow_Approved: the expression"))
                .anyMatch(fault -> fault.startsWith("In risk.dmn, line 1: this is no decision table."));
    }

    @Test
    void brokenXmlIsOneLineWithItsPlace() {
        files.put(
                ACTIVATION,
                "<?xml version=\"1.0\"?>\n<bpmn:definitions xmlns:bpmn=\"b\">\n  <bpmn:process>\n</bpmn:definitions>");

        assertThat(faults())
                .filteredOn(fault -> fault.startsWith("In " + ACTIVATION + ", line 4, column 3: "))
                .hasSize(1);
        assertThat(faults()).allMatch(fault -> fault.lines().count() == 1);
    }

    @Test
    void whatIsNoXmlAtAllIsOneLine() {
        files.put(ACTIVATION, "Not found");

        assertThat(faults()).singleElement().asString().startsWith("In " + ACTIVATION + ", line 1, column 1: ");
    }

    @Test
    void whatBpmnDoesNotKnowIsToldWithItsPlaceAlongWithTheRules() {
        edit(ACTIVATION, "<bpmn:endEvent id=\"EndEvent_ActivationRefused\"", "<bpmn:endEvent id=\"End Event\"");
        edit(ACTIVATION, "${checkMfaDelegate}", "${chekMfaDelegate}");

        assertThat(faults())
                .anyMatch(fault -> fault.matches("In " + ACTIVATION + ", line \\d+, column \\d+: .*End Event.*"))
                .anyMatch(fault -> fault.startsWith("In " + ACTIVATION + ", Task_CheckMfa: "));
    }

    @Test
    void whatTheEngineCannotRunIsToldWithItsElement() {
        edit(ACTIVATION, " camunda:historyTimeToLive=\"P180D\"", "");
        edit(EXTENSION, "targetRef=\"Gateway_Closed\"", "targetRef=\"Gateway_Open\"");

        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("In " + ACTIVATION) && fault.contains("TTL"))
                .anyMatch(fault -> fault.startsWith("In " + EXTENSION + ", Flow_") && fault.contains("Gateway_Open"));
    }

    @Test
    void anExpressionThatCannotBeReadIsToldWithItsFile() {
        edit(ACTIVATION, "${approved}", "${approved and}");

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("In " + ACTIVATION)
                .contains("${approved and}");
    }

    @Test
    void aFormThatIsNoneIsToldWithItsPlace() {
        edit(APPROVAL_FORM, "\"type\": \"default\",", "\"type\": default,");
        files.put("other.form", "{}");

        assertThat(faults())
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("In " + APPROVAL_FORM + ", line 2, column "))
                .anyMatch(fault -> fault.equals("In other.form: this is no form: it has no id."));
    }

    @Test
    void aDecisionThatTheEngineCannotRunIsToldWithItsFile() {
        files.put(
                "risk.dmn",
                decision("").replace("id=\"table\"", "id=\"table\" hitPolicy=\"UNIQUE\" aggregation=\"SUM\""));

        assertThat(faults()).singleElement().asString().startsWith("In risk.dmn");
    }

    @Test
    void aDecisionThatCanBeRunIsNotRefused() {
        files.put("risk.dmn", decision("camunda:historyTimeToLive=\"P180D\""));

        assertThat(faults()).isEmpty();
    }

    @Test
    void eachProcessThatTheServiceStartsIsThere() {
        files.remove(EXTENSION);
        edit(ACTIVATION, "isExecutable=\"true\"", "isExecutable=\"false\"");

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "No file holds the process role-activation with isExecutable=\"true\": the service starts it for"
                                + " each request.",
                        "No file holds the process assignment-extension with isExecutable=\"true\": the service starts it"
                                + " for each request.");
    }

    @Test
    void aProcessIsInOneFileAlone() {
        files.put("copy.bpmn", files.get(ACTIVATION));

        assertThat(faults())
                .containsExactly(
                        "The process role-activation is in more than one place: copy.bpmn, role-activation.bpmn."
                                + " Only one may hold it.");
    }

    @Test
    void aProcessOfOnesOwnIsNotRefused() {
        files.put("more/own.bpmn", files.get(EXTENSION).replace("\"assignment-extension\"", "\"own\""));

        assertThat(faults()).isEmpty();
    }

    @Test
    void aFormThatATaskOrAStartShowsIsThere() {
        files.remove("request-activation.html");
        files.remove(APPROVAL_FORM);

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "In role-activation.bpmn, StartEvent_ActivationRequested: there is no file request-activation.html for"
                                + " its form; files are named from the folder of processes on.",
                        "In role-activation.bpmn, Task_ApproveActivation: there is no form with the id approve-activation;"
                                + " there are: [decide-extension].");
    }

    @Test
    void aFormInAFolderIsNamedWithIt() {
        edit(ACTIVATION, "embedded:deployment:request-activation.html", "embedded:deployment:forms/request.html");
        files.put("forms/request.html", files.remove("request-activation.html"));
        assertThat(faults()).isEmpty();

        edit(ACTIVATION, "embedded:deployment:forms/request.html", "embedded:deployment:request.html");
        assertThat(faults()).singleElement().asString().contains("there is no file request.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedded:app:forms/request.html",
                "https://forms.example/request",
                "${form}",
                "camunda-forms:deployment:approve-activation.form"
            })
    void aFormThatLiesElsewhereIsNotLookedFor(String key) {
        edit(ACTIVATION, "embedded:deployment:request-activation.html", key);

        assertThat(faults()).isEmpty();
    }

    @Test
    void aFormsIdIsItsOwn() {
        files.put("copy.form", files.get(APPROVAL_FORM));

        assertThat(faults()).containsExactly("More than one form has the id approve-activation. Only one may have it.");
    }

    private static String decision(String attribute) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="n">
                  <decision id="risk" name="Risk" %s>
                    <decisionTable id="table">
                      <input id="i"><inputExpression id="e" typeRef="string"><text>role</text></inputExpression></input>
                      <output id="o" name="risk" typeRef="string"/>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(attribute);
    }

    private void edit(String file, String text, String by) {
        assertThat(files.get(file)).contains(text);
        files.computeIfPresent(file, (name, content) -> content.replace(text, by));
    }

    /** What the service would say at its start; nothing where it starts. */
    private List<String> faults() {
        var contents = new TreeMap<String, byte[]>();
        files.forEach((file, content) -> contents.put(file, content.getBytes(UTF_8)));
        var refused = catchThrowableOfType(ModelRefused.class, () -> check.refuseFaultsIn(contents));
        return refused == null ? List.of() : refused.faults();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
