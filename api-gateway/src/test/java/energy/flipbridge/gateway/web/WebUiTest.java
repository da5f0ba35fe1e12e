package energy.flipbridge.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.support.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ExtendWith(RunningGateway.Extension.class)
class WebUiTest {

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern ROUTE = Pattern.compile("path: '([^']+)'");

    private final WebTestClient client;

    WebUiTest(RunningGateway gateway) {
        client = gateway.support();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/sign-in/link",
                "/devices/register?payload=x&signature=abc",
                "/home/site-for-device::b/events/e0000000-0000-4000-8000-000000000001",
                "/settings",
                "/mails/off?token=t",
                "/support",
                "/support/unanswered?band=from_10",
                "/support/devices/garage-battery?command=c1"
            })
    void answers_the_address_of_a_page_with_the_document_which_no_browser_keeps_unasked(String address) {
        client.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("<div id=\"app\">"));
    }

    @Test
    // The client of the test unpacks what comes compressed, and takes the header away; Vary stays.
    void serves_every_file_that_the_document_names_for_good_and_compressed() {
        String html = Objects.requireNonNull(client.get()
                .uri("/")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        Matcher assets = ASSET.matcher(html);
        assertThat(assets.results().map(asset -> asset.group(1)))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(asset -> client.get()
                        .uri(asset)
                        .header("Accept-Encoding", "gzip")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .values("Vary", vary -> assertThat(vary).contains("Accept-Encoding"))
                        .expectHeader()
                        .valueEquals("Cache-Control", "max-age=31536000, public, immutable"));
    }

    @Test
    void has_an_icon_and_no_other_files() {
        client.get()
                .uri("/favicon.ico")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("image/svg+xml");
        client.get().uri("/assets/none.js").exchange().expectStatus().isNotFound();
        client.get().uri("/index.html").exchange().expectStatus().isNotFound();
        client.get().uri("/home/x/nowhere").exchange().expectStatus().isNotFound();
        client.get().uri("/api/home").exchange().expectStatus().isNotFound();
    }

    @Test
    void knows_the_same_pages_as_their_router() throws IOException {
        String router = Files.readString(Path.of("web-ui", "src", "router.tsx"));
        assertThat(ROUTE.matcher(router)
                        .results()
                        .map(route -> route.group(1).replaceAll("\\$(\\w+)", "{$1}"))
                        .map(path -> path.startsWith("/") ? path : "/home/{siteId}/" + path)
                        .map(path -> path.equals("/home/{siteId}/") ? "/home/{siteId}" : path)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(WebUiConfiguration.PAGES);
    }
}
