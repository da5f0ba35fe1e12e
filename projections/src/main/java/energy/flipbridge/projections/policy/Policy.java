package energy.flipbridge.projections.policy;

import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/**
 * A rule "when this happened, then do that": event in, commands out. It acts through commands alone, and each command may
 * be sent again after a crash.
 */
public interface Policy {

    Set<Class<?>> events();

    List<Reaction> react(ViewEvent event);
}
