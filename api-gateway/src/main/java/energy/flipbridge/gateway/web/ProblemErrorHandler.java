package energy.flipbridge.gateway.web;

import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers what goes wrong outside of controllers with problem+json. */
@Component
@Order(-2)
class ProblemErrorHandler implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorHandler.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ProblemWriter writer;

    ProblemErrorHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable ex) {
        if (exchange.getResponse().isCommitted() || ex instanceof IOException) {
            return Mono.error(ex);
        }
        if (ex instanceof MongoException) {
            return handle(exchange, databaseUnreachable(ex, exchange));
        }
        if (ex instanceof ErrorResponse known) {
            exchange.getResponse().getHeaders().putAll(known.getHeaders());
            return writer.write(exchange, known.getBody());
        }
        LOG.atError()
                .addKeyValue("requestId", RequestIdFilter.idOf(exchange))
                .setCause(ex)
                .log("a request failed unexpectedly");
        return writer.write(exchange, unexpected());
    }

    static ProblemException databaseUnreachable(Throwable cause, ServerWebExchange exchange) {
        LOG.atError()
                .addKeyValue("requestId", RequestIdFilter.idOf(exchange))
                .setCause(cause)
                .log("MongoDB did not do what a request needs");
        return ProblemException.unavailable(
                "database-unavailable", "The database cannot be reached. Try again in a moment.", RETRY_AFTER);
    }

    private static ProblemDetail unexpected() {
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something unexpected went wrong. Try again; if it stays, report the request id.");
    }
}
