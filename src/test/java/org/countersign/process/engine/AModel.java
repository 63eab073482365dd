package org.countersign.process.engine;

import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;

/** A fragment of a model, as the engine's parser sees it. */
final class AModel {

    private AModel() {}

    /** What a rule says of a fragment, which may use the prefixes {@code bpmn} and {@code camunda}. */
    static List<String> faults(ModelRule rule, String fragment) {
        return all(root(fragment)).flatMap(rule::faultsIn).toList();
    }

    /** What a fragment lies in. */
    static Element root(String fragment) {
        return new FragmentParser()
                .createParse()
                .sourceString("<root xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                        + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\">" + fragment + "</root>")
                .execute()
                .getRootElement();
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(AModel::all));
    }

    private static final class FragmentParser extends Parser {

        @Override
        public Parse createParse() {
            return new Parse(this) {};
        }

        @Override
        protected SAXParser getSaxParser() throws Exception {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newSAXParser();
        }
    }
}
