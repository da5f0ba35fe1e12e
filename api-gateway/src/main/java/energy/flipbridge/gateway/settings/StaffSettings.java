package energy.flipbridge.gateway.settings;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param emails who signs in as support: {@code <id>=<e-mail address>}, where the id stands in the audit */
@ConfigurationProperties("flipbridge.staff")
public record StaffSettings(@DefaultValue List<String> emails) {

    public StaffSettings {
        emails = List.copyOf(emails);
    }
}
