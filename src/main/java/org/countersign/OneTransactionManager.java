package org.countersign;

import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * There is one transaction manager, and so no call of a transactional method has to look for another: it would go through
 * the annotations of its class each time, for a twentieth of what a request costs. Where one names a manager, nobody looks.
 */
@Configuration(proxyBeanMethods = false)
class OneTransactionManager {

    OneTransactionManager(TransactionInterceptor interceptor, PlatformTransactionManager manager) {
        interceptor.setTransactionManager(manager);
        interceptor.setBeanFactory(null);
    }
}
