package energy.flipbridge.domain.command;

import energy.flipbridge.domain.flip.FlipOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command's rules and state without Axon around them, for tests of several aggregates together. */
public final class CommandUnderTest {

    private @Nullable FlipCommand command;

    public List<CommandEvent> decide(CommandCommand request) {
        return CommandDecisions.decide(command, request);
    }

    public void evolve(CommandEvent event) {
        command = FlipCommand.evolve(command, event);
    }

    public boolean isPending() {
        return known().isPending();
    }

    public boolean isOver() {
        return known().isOver();
    }

    public boolean isAcked() {
        return known().status() == FlipCommand.Status.ACKED;
    }

    public Instant deadline() {
        return known().deadline();
    }

    public FlipOrder order() {
        return known().order();
    }

    public Object state() {
        return known();
    }

    private FlipCommand known() {
        return Objects.requireNonNull(command);
    }
}
