package org.countersign.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.countersign.testing.Browser;
import org.countersign.testing.NodeTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;

/** Each model has a diagram that a designer can read. */
class DiagramTests {

    private static final Set<String> STRAIGHT_ON =
            Set.of("Flow_RulesMet", "Flow_ApprovalRequired", "Flow_Approved", "Flow_StartNow");

    static Stream<Path> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theDiagramIsDrawnWithoutAWarning(Path model) throws Exception {
        var page = Files.writeString(
                Files.createTempFile(NodeTools.installed(), "diagram", ".html"),
                """
                <html><body style="margin:0"><div id="canvas" style="width:100vw;height:100vh"></div>
                <script src="node_modules/bpmn-js/dist/bpmn-viewer.production.min.js"></script></body></html>
                """);

        try (var browser = Browser.open("")) {
            browser.driver().manage().window().setSize(new Dimension(3600, 900));
            browser.driver().get(page.toUri().toString());
            var drawn = (List<?>) browser.driver()
                    .executeAsyncScript(
                            """
                            const done = arguments[1];
                            const viewer = new BpmnJS({ container: '#canvas' });
                            viewer.importXML(arguments[0])
                                .then(({ warnings }) => viewer.saveSVG().then(({ svg }) => {
                                  viewer.get('canvas').zoom('fit-viewport');
                                  done([warnings.map(String), svg]);
                                }))
                                .catch(error => done([[String(error)], '']));
                            """,
                            Files.readString(model));

            assertThat((List<?>) drawn.get(0)).isEmpty();
            keep(model, ".svg", ((String) drawn.get(1)).getBytes(UTF_8));
            keep(model, ".png", browser.driver().getScreenshotAs(OutputType.BYTES));
            DocumentedDiagram.of(model).requireCurrent((String) drawn.get(1));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void noShapeAndNoLabelLiesOnAnother(Path model) {
        var areas = areasOf(model);

        for (int i = 0; i < areas.size(); i++) {
            for (int j = i + 1; j < areas.size(); j++) {
                assertThat(areas.get(i).overlaps(areas.get(j)))
                        .as("%s lies on %s", areas.get(i).name(), areas.get(j).name())
                        .isFalse();
            }
        }
    }

    @Test
    void theWayToAnActiveRoleIsAStraightLine() {
        var model = Bpmn.readModelFromFile(
                Models.FOLDER.resolve("role-activation.bpmn").toFile());

        FlowNode node = model.getModelElementById("StartEvent_ActivationRequested");
        var line = centreOf(node);
        var passed = new HashSet<String>();
        while (!node.getId().equals("Task_NotifyActivation")) {
            assertThat(passed.add(node.getId()))
                    .as("no loop at " + node.getId())
                    .isTrue();
            node = afterwards(node);
            assertThat(centreOf(node)).as("height of " + node.getId()).isEqualTo(line);
        }
    }

    private static FlowNode afterwards(FlowNode node) {
        var exits = node.getOutgoing();
        return exits.stream()
                .filter(exit -> exits.size() == 1 || STRAIGHT_ON.contains(exit.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no way on from " + node.getId()))
                .getTarget();
    }

    private static double centreOf(FlowNode node) {
        var bounds = ((BpmnShape) node.getDiagramElement()).getBounds();
        return bounds.getY() + bounds.getHeight() / 2;
    }

    private static List<Area> areasOf(Path model) {
        var read = Bpmn.readModelFromFile(model.toFile());
        var areas = new ArrayList<Area>();
        for (var shape : read.getModelElementsByType(BpmnShape.class)) {
            var id = shape.getBpmnElement().getId();
            var host = shape.getBpmnElement() instanceof BoundaryEvent event
                    ? event.getAttachedTo().getId()
                    : "";
            areas.add(Area.of(id, host, shape.getBounds()));
            if (shape.getBpmnLabel() != null) {
                areas.add(Area.of("label of " + id, shape.getBpmnLabel().getBounds()));
            }
        }
        for (var edge : read.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnLabel() != null) {
                areas.add(Area.of(
                        "label of " + edge.getBpmnElement().getId(),
                        edge.getBpmnLabel().getBounds()));
            }
        }
        return areas;
    }

    private static void keep(Path model, String ending, byte[] picture) throws Exception {
        var folder = Files.createDirectories(Path.of("target", "diagrams"));
        var name = model.getFileName().toString().replace(".bpmn", ending);
        Files.write(folder.resolve(name), picture);
    }

    /** What something covers; a boundary event alone has a host, on which it lies by right. */
    private record Area(String name, String host, double left, double top, double right, double bottom) {

        static Area of(String name, Bounds bounds) {
            return of(name, "", bounds);
        }

        static Area of(String name, String host, Bounds bounds) {
            return new Area(
                    name,
                    host,
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        boolean overlaps(Area other) {
            return !host.equals(other.name)
                    && !other.host.equals(name)
                    && left < other.right
                    && other.left < right
                    && top < other.bottom
                    && other.top < bottom;
        }
    }
}
