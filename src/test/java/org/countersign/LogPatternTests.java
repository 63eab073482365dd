package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

/** Nobody writes lines into the log that look like the service's own. */
class LogPatternTests {

    private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO 1 --- [countersign] [main] x : all is well";
    private static final String OWN = "(\\x1b\\[2m)?\\d{4}-\\d\\d-\\d\\dT.*";

    private final LoggerContext context = new LoggerContext();

    @ParameterizedTest
    @ValueSource(strings = {"console", "file"})
    void aMessageIsOneLine(String where) throws IOException {
        for (String end : new String[] {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u001b[2K\u001b[1A"}) {
            assertThat(lines(where, "Lee" + end + FORGED, null))
                    .singleElement()
                    .asString()
                    .endsWith(FORGED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "file"})
    void noFurtherLineOfAFaultBeginsLikeAnother(String where) throws IOException {
        var fault = new IllegalStateException("a\n" + FORGED, new IllegalArgumentException("b\r\n" + FORGED));

        assertThat(lines(where, "failed", fault))
                .hasSizeGreaterThan(4)
                .satisfies(lines -> assertThat(lines.get(0)).matches(OWN))
                .satisfies(lines -> assertThat(lines.subList(1, lines.size()))
                        .allMatch(line -> line.isEmpty() || line.startsWith("  ")));
    }

    private List<String> lines(String where, String message, @Nullable Throwable fault) throws IOException {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("clr", ColorConverter::new);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(pattern(where));
        layout.start();
        var event = new LoggingEvent("x", context.getLogger("x"), Level.INFO, "{}", fault, new Object[] {message});
        return Stream.of(layout.doLayout(event).split("[\\n\\r\u0085\u2028\u2029]"))
                .toList();
    }

    private static String pattern(String where) throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(sources::addLast);
        return new PropertySourcesPropertyResolver(sources).getRequiredProperty("logging.pattern." + where);
    }
}
