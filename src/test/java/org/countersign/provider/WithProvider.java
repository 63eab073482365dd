package org.countersign.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.CountersignTest;
import org.countersign.testing.ContextOfItsOwn;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The whole application as it ships, beside an identity provider. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@ContextConfiguration(initializers = WithProvider.Start.class)
@TestPropertySource(
        properties = {
            "countersign.sign-in.second-factor=enrolled",
            "spring.datasource.url=jdbc:h2:mem:provider;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/provider",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=provider"
        })
@interface WithProvider {

    /** Starts a provider for the lifetime of a context. */
    final class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var provider = new TestProvider();
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("testProvider", provider);
            beans.registerDisposableBean("testProvider", provider::close);
            TestPropertyValues.of(
                            "countersign.identity-provider.issuer=" + provider.issuer(),
                            "countersign.identity-provider.name=Contoso",
                            "countersign.identity-provider.client-id=" + TestProvider.CLIENT,
                            "countersign.identity-provider.client-secret=" + TestProvider.SECRET,
                            "countersign.identity-provider.audience=" + TestProvider.AUDIENCE,
                            "countersign.identity-provider.second-factor-classes=urn:contoso:two",
                            "countersign.identity-provider.new-users=create")
                    .applyTo(context);
        }
    }
}
