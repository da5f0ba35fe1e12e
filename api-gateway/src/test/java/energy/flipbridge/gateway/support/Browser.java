package energy.flipbridge.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cloud.mail.Mail;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with the page in it: keeps cookies, and repeats the one against forgery in its header. */
public final class Browser {

    public static final String SESSION = "FLIPBRIDGE-SESSION";
    public static final String XSRF = "XSRF-TOKEN";

    private static final Pattern CODE = Pattern.compile("(?m)^\\s+(\\d{6})\\s*$");
    private static final Pattern LINK = Pattern.compile("\\S+/sign-in/link#(\\S+)");

    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public Answer ok() {
            assertThat(status).as(body).isBetween(200, 299);
            return this;
        }

        public void isProblem(int expected, String type) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(json().path("type").asString()).isEqualTo("urn:flipbridge:problem:" + type);
            assertThat(json().path("detail").asString()).isNotBlank();
        }
    }

    private final RunningGateway gateway;
    private final Map<String, ResponseCookie> cookies = new HashMap<>();

    public Browser(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** The same browser, whose requests come to another node. */
    public Browser at(RunningGateway node) {
        Browser same = new Browser(node);
        same.cookies.putAll(cookies);
        return same;
    }

    /** Opens the page, which asks who is signed in. */
    public Browser opened() {
        get("/api/session").ok();
        return this;
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send(HttpMethod.POST, path, body, Map.of());
    }

    /** @param headers in the place of those that the page would send; an empty value leaves one out */
    public Answer send(HttpMethod method, String path, @Nullable Object body, Map<String, String> headers) {
        WebTestClient.RequestBodySpec request = gateway.anybody()
                .method(method)
                .uri(URI.create(gateway.url() + path))
                .cookies(jar -> cookies.forEach((name, cookie) -> jar.add(name, cookie.getValue())));
        Map<String, String> all = new HashMap<>();
        if (cookies.containsKey(XSRF)) {
            all.put("X-XSRF-TOKEN", cookie(XSRF).getValue());
        }
        all.putAll(headers);
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        EntityExchangeResult<byte[]> result = (body == null ? request : request.bodyValue(body))
                .exchange()
                .expectBody()
                .returnResult();
        result.getResponseCookies().values().stream().flatMap(List::stream).forEach(this::keep);
        byte[] content = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                content == null ? "" : new String(content, StandardCharsets.UTF_8));
    }

    private void keep(ResponseCookie cookie) {
        if (cookie.getMaxAge().isZero()) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }

    public boolean has(String cookie) {
        return cookies.containsKey(cookie);
    }

    public ResponseCookie cookie(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    public Browser with(String name, String value) {
        cookies.put(name, ResponseCookie.from(name, value).build());
        return this;
    }

    /** Signs in with the code of a mail; the time goes on a little, as several mails at once are refused. */
    public Browser signedInAs(String email) {
        gateway.clock.advance(Duration.ofSeconds(31));
        Mail mail = asks(email);
        post("/api/sign-in/code", Map.of("email", email, "code", code(mail))).ok();
        return this;
    }

    /** Asks for a mail and waits for it. */
    public Mail asks(String email) {
        return asks(Map.of("email", email));
    }

    public Mail asks(Map<String, String> request) {
        opened();
        String email = Objects.requireNonNull(request.get("email")).strip().toLowerCase(Locale.ROOT);
        int before = gateway.mailsTo(email).size();
        assertThat(post("/api/sign-in", request).ok().status()).isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> gateway.mailsTo(email).size() > before);
        return gateway.mailsTo(email).getFirst();
    }

    public static String code(Mail mail) {
        return found(CODE, mail);
    }

    public static String token(Mail mail) {
        return found(LINK, mail);
    }

    private static String found(Pattern pattern, Mail mail) {
        Matcher matcher = pattern.matcher(mail.text());
        assertThat(matcher.find()).as(mail.text()).isTrue();
        return matcher.group(1);
    }
}
