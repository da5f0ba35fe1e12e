package energy.flipbridge.projections.policy;

import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/**
 * A rule "when this happened, then do that": event in, commands out. It acts through commands alone, and each command may
 * be sent again after a crash. The class's name is the rule, and the actor of what follows.
 */
public interface Policy {

    Set<Class<?>> events();

    /** @return the commands to send, in order */
    List<Object> react(ViewEvent event);

    /** Commands may not have been sent, or another node took over: nothing remembered can be relied on. */
    default void forget() {}
}
