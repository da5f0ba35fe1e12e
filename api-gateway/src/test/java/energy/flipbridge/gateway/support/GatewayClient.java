package energy.flipbridge.gateway.support;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client for a gateway's routes, without a token. It reads every answer to its end, whether or not the test looks at the
 * body: the buffers of one that nobody reads are never released. Only a stream of events is left to the test.
 */
final class GatewayClient {

    private GatewayClient() {}

    static WebTestClient of(String url) {
        return WebTestClient.bindToServer()
                .baseUrl(url)
                .responseTimeout(Duration.ofSeconds(60))
                .filter(GatewayClient::readToItsEnd)
                .build();
    }

    private static Mono<ClientResponse> readToItsEnd(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(answer -> isStream(answer)
                        ? Mono.just(answer)
                        : DataBufferUtils.join(answer.body(BodyExtractors.toDataBuffers()))
                                .map(GatewayClient::bytes)
                                .defaultIfEmpty(new byte[0])
                                .map(body -> with(answer, body)));
    }

    private static boolean isStream(ClientResponse answer) {
        return answer.headers()
                .contentType()
                .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
                .isPresent();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ClientResponse with(ClientResponse answer, byte[] body) {
        return answer.mutate()
                .body(_ ->
                        body.length == 0 ? Flux.empty() : Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)))
                .build();
    }
}
