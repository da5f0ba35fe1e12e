package energy.flipbridge.provisioning.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Spaces the calls of each operation evenly, retries included: AWS IoT throttles every control plane operation on its
 * own, most of them at 10 a second for an account (AWS IoT Core endpoints and quotas).
 */
final class Pace implements ExecutionInterceptor {
    private final long intervalNanos;
    private final Map<String, AtomicLong> nextCall = new ConcurrentHashMap<>();

    Pace(double callsPerSecond) {
        this.intervalNanos = (long) (Duration.ofSeconds(1).toNanos() / callsPerSecond);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String operation = Objects.requireNonNull(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        long now = System.nanoTime();
        long mine = nextCall.computeIfAbsent(operation, _ -> new AtomicLong(now))
                .getAndUpdate(next -> Math.max(next, now) + intervalNanos);
        for (long wait = mine - now; wait > 0; wait = mine - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
