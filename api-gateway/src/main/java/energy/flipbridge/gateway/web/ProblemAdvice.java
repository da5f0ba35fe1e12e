package energy.flipbridge.gateway.web;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DatabindException;

/** Answers whatever goes wrong in a controller with problem+json. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException ex, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        List<WrongField> errors = ex.getFieldErrors().stream()
                .map(ProblemAdvice::wrongField)
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .toList();
        return createResponseEntity(invalid(status, errors), headers, status, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException ex, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return NestedExceptionUtils.getMostSpecificCause(ex) instanceof DatabindException cause
                        && !cause.getPath().isEmpty()
                ? createResponseEntity(
                        invalid(status, List.of(new WrongField(path(cause), "has the wrong type"))),
                        headers,
                        status,
                        exchange)
                : super.handleServerWebInputException(ex, headers, status, exchange);
    }

    @ExceptionHandler
    Mono<ResponseEntity<Object>> handleTooLarge(DataBufferLimitException ex, ServerWebExchange exchange) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "The body is larger than allowed.", exchange);
    }

    @ExceptionHandler
    Mono<ResponseEntity<Object>> handleUnexpected(Exception ex, ServerWebExchange exchange) {
        if (ex instanceof AuthenticationException || ex instanceof AccessDeniedException) {
            return Mono.error(ex);
        }
        LOG.atError()
                .addKeyValue("requestId", RequestIdFilter.idOf(exchange))
                .setCause(ex)
                .log("a request failed unexpectedly");
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something unexpected went wrong. Try again; if it stays, report the request id.",
                exchange);
    }

    @ExceptionHandler({MongoException.class, DataAccessResourceFailureException.class})
    Mono<ResponseEntity<Object>> handleDatabase(Exception ex, ServerWebExchange exchange) {
        ProblemException problem = ProblemErrorHandler.databaseUnreachable(ex, exchange);
        return createResponseEntity(problem.getBody(), problem.getHeaders(), problem.getStatusCode(), exchange);
    }

    private Mono<ResponseEntity<Object>> answer(
            HttpStatus status, String type, String detail, ServerWebExchange exchange) {
        return createResponseEntity(Problem.of(status, type, detail), new HttpHeaders(), status, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> createResponseEntity(
            @Nullable Object body, @Nullable HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        ProblemDetail problem = body instanceof ProblemDetail detail ? detail : ProblemDetail.forStatus(status);
        Problem.completed(problem, exchange);
        return Mono.just(ResponseEntity.status(status)
                .headers(Objects.requireNonNullElseGet(headers, HttpHeaders::new))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem));
    }

    private static ProblemDetail invalid(HttpStatusCode status, List<WrongField> errors) {
        return Problem.of(
                status,
                "invalid-fields",
                "Some fields are missing or wrong; see errors, correct them and send again.",
                errors);
    }

    private static String path(DatabindException cause) {
        return cause.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? Integer.toString(part.getIndex()) : part.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static WrongField wrongField(FieldError error) {
        String message = error.isBindingFailure() ? "has the wrong type" : error.getDefaultMessage();
        return new WrongField(error.getField(), Objects.requireNonNullElse(message, "is wrong"));
    }
}
