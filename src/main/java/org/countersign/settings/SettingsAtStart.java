package org.countersign.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Refuses a start with faulty settings before anything else is done, such as making a folder or opening a database. */
@Component
class SettingsAtStart implements BeanFactoryPostProcessor, Ordered {

    private static final Logger log = LoggerFactory.getLogger(SettingsAtStart.class);

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var review = SettingsReview.of(beans, beans.getBean(ConfigurableEnvironment.class));
        review.doubts().forEach(doubt -> log.warn("{}", doubt));
        review.throwIfFaulty();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
