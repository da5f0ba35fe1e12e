package energy.flipbridge.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.domain.access.Records;
import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.security.CallerRole;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.RequestIdFilter;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one place that keeps who of the staff read what of a device or command: it is stored before the request is answered,
 * and without it nothing is shown.
 */
@Component
@Order(0)
@OnRole(Role.WEB)
class StaffReading implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(StaffReading.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private record Reading(String reader, Asked asked, long quarter) {}

    private final AccessLog log;
    private final DeviceReader devices;
    private final CommandReader commands;
    private final InstantSource clock;
    /** what is stored for sure; forgetting it costs a question to the store */
    private final Cache<Reading, Boolean> stored =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    StaffReading(AccessLog log, DeviceReader devices, CommandReader commands, InstantSource clock) {
        this.log = log;
        this.devices = devices;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<Asked> asked = Asked.of(exchange.getRequest());
        if (asked.isEmpty()) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .map(Caller::of)
                .filter(caller -> caller.role() == CallerRole.SUPPORT)
                .flatMap(caller -> Flux.fromIterable(asked)
                        .concatMap(one -> keep(one, caller, RequestIdFilter.idOf(exchange)))
                        .then())
                .then(chain.filter(exchange));
    }

    private Mono<Void> keep(Asked asked, Caller reader, String requestId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Reading reading = new Reading(reader.actor(), asked, RecordsRead.quarter(now));
        return stored.getIfPresent(reading) != null
                ? Mono.empty()
                : Blocking.run(() -> keep(reading, now, requestId)).onErrorMap(StaffReading::unavailable);
    }

    private void keep(Reading reading, Instant now, String requestId) {
        event(reading, now).ifPresent(event -> {
            log.append(event, Audit.requested(reading.reader(), requestId));
            stored.put(reading, true);
        });
    }

    /** empty for what is not known, of which there is nothing to be read */
    private Optional<RecordsRead> event(Reading reading, Instant now) {
        Records what = reading.asked().what();
        String id = reading.asked().id();
        boolean isCommand = what == Records.COMMAND;
        Optional<String> thing = isCommand
                ? commands.command(id).map(CommandDetails::thing)
                : devices.device(id).map(DeviceDetails::thing);
        return thing.map(name -> new RecordsRead(name, isCommand ? id : null, what, reading.reader(), now));
    }

    private static ProblemException unavailable(Throwable cause) {
        LOG.error("it could not be kept who reads the records of a device; they are not shown", cause);
        return ProblemException.unavailable(
                "store-unavailable",
                "It is kept who reads this, and that cannot be stored at the moment. Try again soon.",
                RETRY_AFTER);
    }
}
