package org.countersign.notification;

import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Puts notices into words: one pair of templates a kind, text and HTML. What people typed is a value in them, escaped in
 * HTML and never evaluated.
 */
@Component
class MailWriter {

    /** An engine of its own: the web pages' one knows nothing of text templates. */
    private final TemplateEngine templates = engine();

    Mail write(Draft draft) {
        var context = new Context(Locale.ENGLISH, StoredValues.read(draft.content()));
        var template = "mail/" + draft.kind().key();
        return new Mail(
                draft.id(),
                draft.kind(),
                draft.correlation(),
                draft.address(),
                draft.subject(),
                templates.process(template + ".txt", context),
                templates.process(template + ".html", context));
    }

    private static TemplateEngine engine() {
        var engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver(TemplateMode.TEXT, "*.txt"));
        engine.addTemplateResolver(resolver(TemplateMode.HTML, "*.html"));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String pattern) {
        var resolver = new ClassLoaderTemplateResolver(MailWriter.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(Set.of("mail/" + pattern));
        return resolver;
    }
}
