package org.countersign.directory.camunda;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.countersign.directory.Directory;
import org.countersign.directory.Memberships;
import org.springframework.stereotype.Component;

/** Gives the engine our directory in place of its own tables of users. It can read, and nothing else. */
@Component
class DirectoryIdentityPlugin extends AbstractProcessEnginePlugin {

    private final DirectoryIdentities identities;

    DirectoryIdentityPlugin(Directory directory, Memberships memberships) {
        this.identities = new DirectoryIdentities(directory, memberships);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return ReadOnlyIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return identities;
            }
        });
    }
}
