package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.home.HomeCommand.RecordAddressChange;
import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.flip.FlipSites;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.homes.HomeDetails;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The addresses of homes, which are at Flip alone. Flip changes a site whatever it was before; so that no change of another
 * tab is lost, the address that was seen is compared with Flip's, one change of a home at a time on this node.
 */
@Component
@OnRole(Role.WEB)
class Addresses {

    private static final int LOCKS = 64;

    private final FlipSites flip;
    private final HomeCommands commands;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    Addresses(FlipSites flip, HomeCommands commands) {
        this.flip = flip;
        this.commands = commands;
    }

    /** Blocks. */
    Address read(HomeDetails home) {
        FlipProblems.requireKnown(home);
        return read(home.siteId());
    }

    private Address read(String siteId) {
        return Address.of(FlipProblems.value(flip.site(siteId), FlipProblems::notAtFlip));
    }

    /** Blocks. @param etag of the address that the change is made to */
    Address change(HomeDetails home, Address wanted, String etag, Asker asker) {
        FlipProblems.requireKnown(home);
        String siteId = home.siteId();
        Lock lock = locks[Math.floorMod(siteId.hashCode(), LOCKS)];
        lock.lock();
        try {
            if (!etag.equals(read(siteId).etag())) {
                throw changedMeanwhile();
            }
            Address changed = Address.of(FlipProblems.value(
                    flip.change(siteId, wanted.forFlip(siteId, null).changes()),
                    FlipProblems::notAtFlip,
                    FlipProblems::notAtFlip,
                    FlipFault::field));
            commands.send(asker, at -> new RecordAddressChange(siteId, at));
            return changed;
        } finally {
            lock.unlock();
        }
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED,
                "changed-meanwhile",
                "The address was changed meanwhile. Read it again, then change it.");
    }
}
