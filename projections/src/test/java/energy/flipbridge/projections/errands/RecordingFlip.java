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
    final AtomicReference<FindAnswer> found = new AtomicReference<>(new Ours());
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @Override
    public CommissionAnswer commission(String siteId, String thing, String requestId, boolean first) {
        return isDownAt(siteId, (first ? "open with " : "add ") + thing + " as in " + requestId)
                ? DOWN
                : refusal.get().<CommissionAnswer>map(refused -> refused).orElse(new Commissioned(false));
    }

    @Override
    public EnrolAnswer enrol(
            String siteId, String programId, List<String> things, @Nullable String termsVersion, String requestId) {
        return isDownAt(siteId, "enrol " + things + " in " + programId + " as in " + requestId)
                ? DOWN
                : refusal.get()
                        .<EnrolAnswer>map(refused -> refused)
                        .orElse(new Enrolled("enrolment-" + programId, things, EnrolmentStatus.PENDING, null));
    }

    @Override
    public Answer leave(String siteId, String enrolmentId) {
        return answer(siteId, "leave " + enrolmentId);
    }

    @Override
    public Answer removeBattery(String siteId, String thing) {
        return answer(siteId, "remove " + thing);
    }

    @Override
    public FindAnswer find(String siteId, String thing, String requestId, boolean first) {
        return isDownAt(siteId, "find " + thing + " as in " + requestId + (first ? " with its site" : ""))
                ? DOWN
                : found.get();
    }

    @Override
    public Answer eraseContact(String siteId) {
        return answer(siteId, "erase the contact");
    }

    private Answer answer(String siteId, String call) {
        return isDownAt(siteId, call)
                ? DOWN
                : refusal.get().<Answer>map(refused -> refused).orElse(new Done());
    }

    /** Whoever sees the call has not changed yet how it is answered. */
    private boolean isDownAt(String siteId, String call) {
        boolean down = isDown.get();
        if (!busy.add(siteId)) {
            throw new IllegalStateException("two things at once are asked for " + siteId);
        }
        calls.add(call);
        busy.remove(siteId);
        return down;
    }
}
