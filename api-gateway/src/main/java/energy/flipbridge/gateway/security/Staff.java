package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.StaffMember;
import energy.flipbridge.gateway.settings.StaffSettings;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who signs in as support, as the settings list them. */
@Component
public class Staff {

    private final Map<String, EmailAddress> addresses;
    private final Map<EmailAddress, String> ids;

    Staff(StaffSettings settings) {
        this.addresses = StaffMember.parseAll(settings.emails()).stream()
                .collect(Collectors.toUnmodifiableMap(StaffMember::id, StaffMember::address));
        this.ids = addresses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    public Optional<String> idOf(EmailAddress address) {
        return Optional.ofNullable(ids.get(address));
    }

    public Optional<EmailAddress> addressOf(String id) {
        return Optional.ofNullable(addresses.get(id));
    }
}
