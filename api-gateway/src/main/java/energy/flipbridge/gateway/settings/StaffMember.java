package energy.flipbridge.gateway.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One who signs in as support.
 *
 * @param id stands in the audit as {@code support:<id>}
 */
public record StaffMember(String id, EmailAddress address) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})=(.+)");

    /** @throws IllegalArgumentException when one is not of the form, or an id or an address comes twice */
    public static List<StaffMember> parseAll(List<String> entries) {
        Set<Object> seen = new HashSet<>();
        List<StaffMember> members = entries.stream().map(StaffMember::parse).toList();
        if (!members.stream().allMatch(member -> seen.add(member.id()) && seen.add(member.address()))) {
            throw new IllegalArgumentException("an id or an address comes twice");
        }
        return members;
    }

    private static StaffMember parse(String entry) {
        Matcher matcher = FORM.matcher(entry);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form <id>=<e-mail address>");
        }
        EmailAddress address = EmailAddress.parse(matcher.group(2))
                .orElseThrow(() -> new IllegalArgumentException("not an e-mail address"));
        return new StaffMember(matcher.group(1), address);
    }
}
