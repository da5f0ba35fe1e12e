package energy.flipbridge.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** Signs somebody in, as a browser does, with the code in the mail. */
public final class SignIn {

    private static final Pattern CODE = Pattern.compile("(?m)^\\s+(\\d{6})\\s*$");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String gateway;

    private SignIn(String gateway) {
        this.gateway = gateway;
    }

    /**
     * @param mails texts of all mails to the address
     * @return the headers of everything that the browser sends from then on
     */
    public static Map<String, String> as(String email, String gateway, Supplier<List<String>> mails) {
        return new SignIn(gateway).as(email, mails);
    }

    private Map<String, String> as(String email, Supplier<List<String>> mails) {
        send(request("/api/session").GET(), 200);
        int before = mails.get().size();
        post("/api/sign-in", Map.of("email", email), 202);
        Awaitility.await().atMost(SOON).until(() -> mails.get().size() > before);
        Matcher code = CODE.matcher(mails.get().getFirst());
        assertThat(code.find()).isTrue();
        post("/api/sign-in/code", Map.of("email", email, "code", code.group(1)), 200);
        send(request("/api/session").GET(), 200);
        return Map.of("Cookie", all(), "X-XSRF-TOKEN", xsrf());
    }

    private void post(String path, Object body, int status) {
        send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", xsrf())
                        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))),
                status);
    }

    private void send(HttpRequest.Builder request, int status) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(SOON);
    }

    private String xsrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private String all() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
