package org.countersign.process.tasklist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ContentVersionStrategy;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Has a browser ask for Tasklist's files by what was in them, and not by their time. A build that can be repeated gives the
 * files of each release the same time: a browser would go on with those that it had before the upgrade.
 */
@Component
class ContentTags implements BeanPostProcessor {

    private final ContentVersionStrategy contents = new ContentVersionStrategy();
    private final Map<URI, String> tags = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof SimpleUrlHandlerMapping mapping) {
            mapping.getUrlMap().forEach((path, handler) -> {
                if (path.startsWith("/camunda/") && handler instanceof ResourceHttpRequestHandler files) {
                    tag(files);
                }
            });
        }
        return bean;
    }

    private void tag(ResourceHttpRequestHandler files) {
        files.setUseLastModified(false);
        files.setEtagGenerator(this::tagOf);
    }

    /** A weak one, so that files may be sent compressed. What is in the jar stays while the service runs. */
    private String tagOf(Resource file) {
        try {
            return tags.computeIfAbsent(file.getURI(), address -> "W/\"" + contents.getResourceVersion(file) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
