package org.countersign.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Clears the scene after each test, since all tests share the store. */
public final class SceneClearing implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(Scene.class).ifAvailable(Scene::clear);
    }
}
