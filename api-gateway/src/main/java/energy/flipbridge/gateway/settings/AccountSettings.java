package energy.flipbridge.gateway.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param hashKey under which e-mail addresses are found; in local mode one is made and kept when it is left out */
@ConfigurationProperties("flipbridge.accounts")
public record AccountSettings(@Nullable Secret hashKey) {}
