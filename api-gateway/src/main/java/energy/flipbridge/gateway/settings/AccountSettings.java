package energy.flipbridge.gateway.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param hashKey under which e-mail addresses are found; in local mode one is made and kept when it is left out
 * @param deletionAfter how long after it was asked for an account begins to be deleted: longer than any request takes, so
 *     that nothing is changed any more by one that was under way
 */
@ConfigurationProperties("flipbridge.accounts")
public record AccountSettings(
        @Nullable Secret hashKey, @DefaultValue("2m") Duration deletionAfter) {}
