package org.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.countersign.testing.Browser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each model has a diagram that a designer can read. */
class DiagramTests {

    static Stream<Path> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theDiagramIsDrawnWithoutAWarning(Path model) throws Exception {
        var page = Files.writeString(
                Files.createTempFile(NodeTools.installed(), "diagram", ".html"),
                """
                <html><body style="margin:0"><div id="canvas" style="width:3600px;height:900px"></div>
                <script src="node_modules/bpmn-js/dist/bpmn-viewer.production.min.js"></script></body></html>
                """);

        try (var browser = Browser.open("")) {
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
            keep(model, (String) drawn.get(1));
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

    private static List<Area> areasOf(Path model) {
        var read = Bpmn.readModelFromFile(model.toFile());
        var areas = new ArrayList<Area>();
        for (var shape : read.getModelElementsByType(BpmnShape.class)) {
            var id = shape.getBpmnElement().getId();
            if (!(shape.getBpmnElement() instanceof BoundaryEvent)) {
                areas.add(Area.of(id, shape.getBounds()));
            }
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

    private static void keep(Path model, String svg) throws Exception {
        var folder = Files.createDirectories(Path.of("target", "diagrams"));
        var name = model.getFileName().toString().replace(".bpmn", ".svg");
        Files.writeString(folder.resolve(name), svg);
    }

    private record Area(String name, double left, double top, double right, double bottom) {

        static Area of(String name, Bounds bounds) {
            return new Area(
                    name,
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        boolean overlaps(Area other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }
}
