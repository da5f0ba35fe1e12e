package energy.flipbridge.gateway.settings;

import static energy.flipbridge.gateway.settings.Role.DELIVERY;
import static energy.flipbridge.gateway.settings.Role.FORWARDING;
import static energy.flipbridge.gateway.settings.Role.INGEST;
import static energy.flipbridge.gateway.settings.Role.VIEWS;
import static energy.flipbridge.gateway.settings.Role.WEB;

import energy.flipbridge.gateway.settings.FlipSettings.FailureVocabulary;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.boot.convert.DurationStyle;

/** Every setting of the application, with where its value comes from. */
final class Settings {

    static final List<Setting> ALL = List.of(
            optional(
                    "public-url",
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "the address under which browsers and Flip reach this application"),
            optional(
                    "roles",
                    "a list of web, webhook, ingest, delivery, forwarding, views",
                    Settings::areRoles,
                    "your plan of the nodes; leave it out for all"),
            optional("local", "true or false", Settings::isBoolean, "true for everything on one machine"),
            needed(
                    "aws.region",
                    Set.of(WEB, INGEST, DELIVERY, VIEWS),
                    "an AWS region such as us-west-2",
                    v -> v.matches("[a-z]{2}(-[a-z]+)+-\\d"),
                    "terraform output aws_region"),
            optional(
                    "aws.iot-endpoint-url",
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "leave it out on AWS; on one machine local-cloud prints it"),
            optional(
                    "aws.iot-data-endpoint-url",
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "https:// and the terraform output iot_endpoint"),
            optional(
                    "aws.sqs-endpoint-url",
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "leave it out on AWS; on one machine local-cloud prints it"),
            needed(
                    "telemetry.queue-url",
                    Set.of(INGEST),
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "terraform output sqs_queue_url"),
            needed(
                    "flip.api-url",
                    Set.of(WEB, FORWARDING),
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "https://api-sandbox.flip.energy or https://api.flip.energy"),
            needed(
                    "flip.api-key",
                    Set.of(WEB, FORWARDING),
                    "Flip's client token, without blanks",
                    Settings::isToken,
                    "https://developers.flip.energy/settings/credentials"),
            optional(
                    "flip.failure-vocabulary",
                    "OFFLINE_FAULT or FAILED",
                    v -> isOneOf(FailureVocabulary.values(), v),
                    "the generation of Flip's API; leave it out for the current one"),
            optional("flip.timeout", "a duration such as 20s", Settings::isDuration, "leave it out for 20s"),
            optional(
                    "webhook.signing-keys",
                    "one or several whsec_ keys, separated by commas",
                    Settings::areSigningKeys,
                    "the webhook's page in Flip's developer portal"),
            optional(
                    "webhook.shared-secret",
                    "at least 16 characters without blanks",
                    v -> isToken(v) && v.length() >= 16,
                    "terraform output web_server_shared_secret, its result"),
            optional(
                    "webhook.tolerance",
                    "a duration such as 5m",
                    Settings::isDuration,
                    "leave it out for Flip's 5 minutes"),
            optional(
                    "webhook.accept-body-timestamp",
                    "true or false",
                    Settings::isBoolean,
                    "leave it out unless Flip still signs as early in 2025"),
            optional(
                    "webhook.body-retention",
                    "a duration such as 30d",
                    Settings::isDuration,
                    "your privacy policy; leave it out for 30 days"),
            optional(
                    "webhook.queue-url",
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "terraform output webhook_queue_url; leave it out when Flip calls this application itself"),
            optional(
                    "presence.longest-silence",
                    "a duration such as 5m",
                    Settings::isDuration,
                    "leave it out for 5 minutes"),
            optional(
                    "certificates.interval", "a duration such as 6h", Settings::isDuration, "leave it out for 6 hours"),
            optional(
                    "certificates.per-second",
                    "a number from 1 to 10",
                    v -> v.matches("[1-9]|10"),
                    "leave it out for 2; AWS IoT describes 10 certificates a second"),
            optional("changes.per-minute", "a number from 1", Settings::isCount, "leave it out for 60"),
            optional("changes.per-hour", "a number from 1", Settings::isCount, "leave it out for 600"),
            needed(
                    "event-store.jdbc-url",
                    EnumSet.allOf(Role.class),
                    "a URL that begins with jdbc:postgresql:",
                    v -> v.startsWith("jdbc:postgresql:"),
                    "the PostgreSQL that holds the events"),
            needed(
                    "event-store.username",
                    EnumSet.allOf(Role.class),
                    "a name",
                    _ -> true,
                    "the PostgreSQL that holds the events"),
            needed(
                    "event-store.password",
                    EnumSet.allOf(Role.class),
                    "a password",
                    _ -> true,
                    "the PostgreSQL that holds the events"),
            needed(
                    "views.mongodb-uri",
                    EnumSet.allOf(Role.class),
                    "a URI that begins with mongodb: or mongodb+srv:",
                    v -> v.matches("mongodb(\\+srv)?://.+"),
                    "the MongoDB that holds the views"),
            needed("mail.host", Set.of(WEB), "a host name", Settings::isToken, "terraform output smtp_host"),
            optional("mail.port", "a port between 1 and 65535", Settings::isPort, "587 for AWS SES"),
            optional("mail.username", "a name without blanks", Settings::isToken, "terraform output smtp_username"),
            optional("mail.password", "a password", _ -> true, "terraform output smtp_password"),
            needed(
                    "mail.from",
                    Set.of(WEB),
                    "an e-mail address, or a name and <an e-mail address>",
                    Settings::isSender,
                    "terraform output mail_from; the sender that your mail service lets you use"),
            optional("mail.starttls", "true or false", Settings::isBoolean, "leave it out for true"),
            optional(
                    "metrics.token",
                    "at least 32 characters without blanks",
                    v -> isToken(v) && v.length() >= 32,
                    "a random text of your own, such as openssl rand -hex 32 makes; Prometheus shows it"),
            optional("metrics.interval", "a duration such as 15s", Settings::isDuration, "leave it out for 15s"),
            optional(
                    "tracing.otlp-url",
                    "an http(s) URL",
                    Setting::isHttpUrl,
                    "where your OpenTelemetry collector takes OTLP over HTTP, such as http://localhost:4318"),
            optional("tracing.sampling", "a number from 0 to 1", Settings::isShare, "leave it out for all"),
            optional(
                    "accounts.hash-key",
                    "at least 32 characters without blanks",
                    v -> isToken(v) && v.length() >= 32,
                    "terraform output accounts_hash_key; it must never change, or nobody finds their account again"),
            optional(
                    "staff.emails",
                    "a list such as ada=ada@example.org; each id and address once",
                    Settings::areStaff,
                    "your list of who signs in as support"),
            optional("staff.oidc.issuer", "an http(s) URL", Setting::isHttpUrl, "the page of your OpenID provider"),
            optional("staff.oidc.client-id", "without blanks", Settings::isToken, "the page of your OpenID provider"),
            optional(
                    "staff.oidc.client-secret",
                    "without blanks",
                    Settings::isToken,
                    "the page of your OpenID provider"));

    private Settings() {}

    private static Setting needed(String name, Set<Role> roles, String form, Predicate<String> right, String source) {
        return new Setting("flipbridge." + name, roles, form, right, source);
    }

    private static Setting optional(String name, String form, Predicate<String> right, String source) {
        return needed(name, Set.of(), form, right, source);
    }

    private static boolean areRoles(String value) {
        return list(value).stream().allMatch(role -> isOneOf(Role.values(), role));
    }

    private static boolean isOneOf(Enum<?>[] values, String value) {
        return Arrays.stream(values).anyMatch(each -> each.name().equalsIgnoreCase(value.replace('-', '_')));
    }

    private static boolean isBoolean(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private static boolean isToken(String value) {
        return value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static boolean isDuration(String value) {
        try {
            Duration duration = DurationStyle.detectAndParse(value);
            return duration.isPositive();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isShare(String value) {
        return value.matches("0|1|[01]?\\.\\d{1,6}") && Double.parseDouble(value) <= 1;
    }

    private static boolean isCount(String value) {
        return value.matches("[1-9]\\d{0,4}");
    }

    private static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65_535;
    }

    private static boolean isSender(String value) {
        String address = value.endsWith(">") ? value.substring(value.indexOf('<') + 1, value.length() - 1) : value;
        return EmailAddress.parse(address).isPresent() && value.chars().noneMatch(Character::isISOControl);
    }

    private static boolean areStaff(String value) {
        try {
            StaffMember.parseAll(list(value));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areSigningKeys(String value) {
        return list(value).stream().allMatch(Settings::isSigningKey);
    }

    private static boolean isSigningKey(String key) {
        try {
            return key.startsWith("whsec_")
                    && Base64.getDecoder().decode(key.substring("whsec_".length())).length >= 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static List<String> list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }
}
