package energy.flipbridge.gateway.web;

import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Does what blocks away from the threads that serve the network. What has begun ends, also when whoever asked has hung up:
 * an interrupt would leave a change half done, and costs the database's driver the connection that it is using.
 */
public final class Blocking {

    /** One that is made from an executor does not interrupt. */
    private static final Scheduler UNINTERRUPTED =
            Schedulers.fromExecutor(task -> Schedulers.boundedElastic().schedule(task));

    private Blocking() {}

    public static <T> Mono<T> call(Callable<T> question) {
        return Mono.fromCallable(question).subscribeOn(UNINTERRUPTED);
    }

    public static Mono<Void> run(Runnable action) {
        return Mono.<Void>fromRunnable(action).subscribeOn(UNINTERRUPTED);
    }
}
