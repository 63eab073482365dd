package org.countersign.notification;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** Chooses where mails go: to the mail server where one is named, else into files. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    MailTransport mailTransport(
            ObjectProvider<JavaMailSenderImpl> sender,
            MailProperties properties,
            SmtpProperties smtp,
            @Value("${countersign.data-dir}") Path dataDirectory) {
        var server = sender.getIfAvailable();
        if (server != null && StringUtils.hasText(server.getHost())) {
            var transport = new SmtpTransport(server, properties.from(), smtp);
            log.info("Mail goes to {}, encryption: {}", server.getHost(), smtp.encryption());
            return transport;
        }
        var folder = dataDirectory.resolve("mail");
        log.info("No mail server is named (spring.mail.host): mail is written to {}", folder);
        return new FileTransport(folder, properties.from());
    }
}
