package energy.flipbridge.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.BaseSubscriber;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class DownloadsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Downloads downloads = new Downloads(2, () -> new IllegalStateException("busy"));

    /** Takes as much as it is told to. */
    private static final class Reader extends BaseSubscriber<DataBuffer> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}
    }

    @Test
    void are_one_for_each_person_and_so_many_at_once_until_one_has_broken_off() {
        // given
        Reader ada = new Reader();
        Reader bob = new Reader();
        downloads.file("ada", out -> out.write(1)).subscribe(ada);

        // then
        assertThatThrownBy(() -> downloads.file("ada", out -> out.write(1)).blockLast(SOON))
                .hasMessage("busy");
        downloads.file("bob", out -> out.write(1)).subscribe(bob);
        assertThatThrownBy(() -> downloads.file("eve", out -> out.write(1)).blockLast(SOON))
                .hasMessage("busy");

        // and when
        ada.cancel();

        // then
        assertThat(downloads.file("eve", out -> out.write(1)).blockLast(SOON)).isNotNull();
    }

    @Test
    void are_written_no_faster_than_they_are_read() {
        // given a file without an end
        AtomicLong written = new AtomicLong();
        Reader reader = new Reader();
        CountDownLatch first = new CountDownLatch(1);

        // when three chunks of 16 KB are taken
        downloads
                .file("ada", out -> {
                    while (true) {
                        out.write(new byte[1_024]);
                        written.incrementAndGet();
                    }
                })
                .doOnNext(_ -> first.countDown())
                .subscribe(reader);
        reader.request(3);

        // then the writer comes no further than a chunk more, however long one waits
        assertThat(await(first)).isTrue();
        Awaitility.await().atMost(SOON).until(() -> written.get() >= 48);
        Awaitility.await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> written.get() <= 5 * 16);
        reader.cancel();
    }

    @Test
    void that_break_off_are_seen_to_by_http() throws Exception {
        // given
        DisposableServer server = HttpServer.create()
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(RouterFunctions.route()
                        .GET(
                                "/file",
                                _ -> ServerResponse.ok()
                                        .body(
                                                downloads.file("ada", out -> {
                                                    out.write(new byte[100_000]);
                                                    throw new IOException("the store is gone");
                                                }),
                                                DataBuffer.class))
                        .build())))
                .bindNow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/file"))
                    .timeout(SOON)
                    .build();

            // then
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        } finally {
            server.disposeNow();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
