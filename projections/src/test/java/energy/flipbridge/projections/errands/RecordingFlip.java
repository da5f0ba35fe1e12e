package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.EnrolmentStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Notes what it is asked for, and does it unless told otherwise. */
final class RecordingFlip implements FlipHomes {

    private static final Unavailable DOWN = new Unavailable("down", Duration.ZERO);

    final List<String> calls = new CopyOnWriteArrayList<>();
    final AtomicBoolean isDown = new AtomicBoolean();
    final AtomicReference<Optional<Refused>> refusal = new AtomicReference<>(Optional.empty());
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @Override
    public CommissionAnswer commission(String siteId, String thing, String requestId, boolean first) {
        note(siteId, (first ? "open with " : "add ") + thing + " as in " + requestId);
        return isDown.get()
                ? DOWN
                : refusal.get().<CommissionAnswer>map(refused -> refused).orElse(new Commissioned(false));
    }

    @Override
    public EnrolAnswer enrol(
            String siteId, String programId, List<String> things, @Nullable String termsVersion, String requestId) {
        note(siteId, "enrol " + things + " in " + programId + " as in " + requestId);
        return isDown.get()
                ? DOWN
                : refusal.get()
                        .<EnrolAnswer>map(refused -> refused)
                        .orElse(new Enrolled("enrolment-" + programId, things, EnrolmentStatus.PENDING, null));
    }

    @Override
    public Answer leave(String siteId, String enrolmentId) {
        note(siteId, "leave " + enrolmentId);
        return answer();
    }

    @Override
    public Answer removeBattery(String siteId, String thing) {
        note(siteId, "remove " + thing);
        return answer();
    }

    private Answer answer() {
        return isDown.get()
                ? DOWN
                : refusal.get().<Answer>map(refused -> refused).orElse(new Done());
    }

    private void note(String siteId, String call) {
        if (!busy.add(siteId)) {
            throw new IllegalStateException("two things at once are asked for " + siteId);
        }
        calls.add(call);
        busy.remove(siteId);
    }
}
