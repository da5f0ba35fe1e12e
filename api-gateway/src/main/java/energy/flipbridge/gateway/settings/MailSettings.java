package energy.flipbridge.gateway.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SMTP server for mails to people.
 *
 * @param username with {@code password}; without both, the server is asked to take mails from anyone
 * @param from the sender that mails show, with a name or without
 * @param starttls whether to send nothing before the connection is encrypted
 */
@ConfigurationProperties("flipbridge.mail")
public record MailSettings(
        String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable Secret password,
        String from,
        @DefaultValue("true") boolean starttls) {}
