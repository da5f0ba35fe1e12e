package energy.flipbridge.gateway.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Checks every setting before anything starts, so that all that is wrong is said at once. */
public final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> wrong = check(context.getEnvironment());
        if (!wrong.isEmpty()) {
            throw new WrongSettings(wrong);
        }
    }

    /** @return a line for each missing or wrong setting; values are not repeated, for they may be secrets */
    static List<String> check(Environment environment) {
        Binder binder = Binder.get(environment);
        Set<Role> roles = roles(value(binder, "flipbridge.roles"));
        List<String> wrong = new ArrayList<>();
        for (Setting setting : Settings.ALL) {
            String value = value(binder, setting.name());
            if (!value.isEmpty() && !setting.isRight().test(value)) {
                wrong.add(line(setting.name(), "is not " + setting.form(), setting.source()));
            } else if (value.isEmpty() && setting.neededFor().stream().anyMatch(roles::contains)) {
                wrong.add(line(setting.name(), "is missing: " + setting.form(), setting.source()));
            }
        }
        checkPairs(binder, roles, wrong);
        return wrong;
    }

    private static void checkPairs(Binder binder, Set<Role> roles, List<String> wrong) {
        checkTogether(
                binder,
                wrong,
                "terraform outputs web_server_user_access_key and web_server_user_secret_key, "
                        + "or neither for the default credential chain",
                "flipbridge.aws.access-key-id",
                "flipbridge.aws.secret-access-key");
        checkTogether(
                binder,
                wrong,
                "terraform outputs smtp_username and smtp_password, or neither",
                "flipbridge.mail.username",
                "flipbridge.mail.password");
        checkTogether(
                binder,
                wrong,
                "the page of your OpenID provider; none of the three when staff sign in with a mail",
                "flipbridge.staff.oidc.issuer",
                "flipbridge.staff.oidc.client-id",
                "flipbridge.staff.oidc.client-secret");
        if (roles.contains(Role.WEB)
                && !value(binder, "flipbridge.local").equalsIgnoreCase("true")
                && value(binder, "flipbridge.accounts.hash-key").isEmpty()) {
            wrong.add(line(
                    "flipbridge.accounts.hash-key",
                    "is missing: at least 32 characters without blanks, the same on every node",
                    "terraform output accounts_hash_key"));
        }
        if (roles.contains(Role.WEBHOOK)
                && !value(binder, "flipbridge.webhook.queue-url").isEmpty()
                && value(binder, "flipbridge.aws.region").isEmpty()
                && wrong.stream().noneMatch(line -> line.startsWith("flipbridge.aws.region "))) {
            wrong.add(line(
                    "flipbridge.aws.region",
                    "is missing: it belongs to flipbridge.webhook.queue-url",
                    "terraform output aws_region"));
        }
        if (roles.contains(Role.WEBHOOK)
                && value(binder, "flipbridge.webhook.signing-keys").isEmpty()
                && value(binder, "flipbridge.webhook.shared-secret").isEmpty()) {
            wrong.add(line(
                    "flipbridge.webhook.signing-keys",
                    "is missing: without it (or flipbridge.webhook.shared-secret) no webhook can be told from a forged one",
                    "the webhook's page in Flip's developer portal"));
        }
    }

    private static void checkTogether(Binder binder, List<String> wrong, String source, String... names) {
        List<String> missing = Arrays.stream(names)
                .filter(name -> value(binder, name).isEmpty())
                .toList();
        if (missing.size() < names.length) {
            missing.forEach(
                    name -> wrong.add(line(name, "is missing: it belongs to " + String.join(", ", names), source)));
        }
    }

    private static Set<Role> roles(String value) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : Settings.list(value.toUpperCase(Locale.ROOT))) {
            for (Role role : Role.values()) {
                if (role.name().equals(name)) {
                    roles.add(role);
                }
            }
        }
        return roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
    }

    private static String value(Binder binder, String name) {
        return binder.bind(name, String.class).orElse("").strip();
    }

    private static String line(String name, String problem, String source) {
        return "%s %s%n      from: %s".formatted(name, problem, source);
    }
}
