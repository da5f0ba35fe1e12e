package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.Ownership;
import energy.flipbridge.gateway.account.Accounts;
import energy.flipbridge.gateway.claim.Claimant;
import energy.flipbridge.gateway.claim.RegistrationLinks;
import energy.flipbridge.gateway.claim.VerifiedLink;
import energy.flipbridge.gateway.home.RegistrationCheck.KnownBattery;
import energy.flipbridge.gateway.home.RegistrationCheck.State;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import energy.flipbridge.projections.homes.HomeDetails.BatteryState;
import energy.flipbridge.projections.homes.HomeReader;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Brings a battery into a home of whoever shows its link. Every step may be repeated, so that a request that was cut off
 * anywhere is completed by the same request; in any number of tabs it ends in one home. All of it blocks.
 */
@Component
@OnRole(Role.WEB)
class Registering {

    /** @param siteId the home's id at Flip */
    @Schema(name = "Registered")
    record Registered(String siteId, String thing) {}

    /** how often a battery may have had another owner whose home it was */
    private static final int MOST_HOMES = 100;

    private static final int MOST_LOOKS = 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RegistrationLinks links;
    private final DeviceReader devices;
    private final HomeReader homes;
    private final OwnHomes ownHomes;
    private final HomeCommands commands;
    private final DetailsForFlip details;
    private final Accounts accounts;
    private final Clock clock;

    Registering(
            RegistrationLinks links,
            DeviceReader devices,
            HomeReader homes,
            OwnHomes ownHomes,
            HomeCommands commands,
            DetailsForFlip details,
            Accounts accounts,
            Clock clock) {
        this.links = links;
        this.devices = devices;
        this.homes = homes;
        this.ownHomes = ownHomes;
        this.commands = commands;
        this.details = details;
        this.accounts = accounts;
        this.clock = clock;
    }

    RegistrationCheck check(LinkForm form, Claimant claimant) {
        VerifiedLink link = links.verify(form.link(), claimant);
        String owner = devices.device(link.thing()).map(DeviceDetails::owner).orElse(null);
        if (owner != null && !owner.equals(claimant.actor())) {
            links.refuseOwned(claimant);
        }
        String siteId = owner == null ? null : present(link.thing(), claimant.actor());
        State state = owner == null ? State.FREE : siteId == null ? State.YOURS : State.IN_USE_BY_YOU;
        return new RegistrationCheck(link.thing(), state, siteId, KnownBattery.of(links.nameplate(link)));
    }

    Registered register(RegistrationRequest request, Claimant claimant, Asker asker) {
        VerifiedLink link = links.verify(request.link(), claimant);
        String thing = link.thing();
        HomeDetails own = own(request, asker);
        links.register(link, claimant);
        String present = present(thing, asker.actor());
        if (present != null && own != null && !present.equals(own.siteId())) {
            throw inAnotherHome();
        }
        if (present != null && !isOpen(present, thing)) {
            return new Registered(present, thing);
        }
        String siteId = present != null ? present : own != null ? own.siteId() : open(thing, asker);
        BatteryDetails given = new BatteryDetails(request.address(), email(asker), request.battery(), clock.instant());
        String requestId = details.keep(asker.actor(), given);
        commands.send(asker, at -> new RequestCommissioning(siteId, thing, requestId, at));
        awaitShown(siteId, thing, asker.actor());
        return new Registered(siteId, thing);
    }

    /** A page that goes on to the home finds it; a view that is late for long must not hold up the answer. */
    private void awaitShown(String siteId, String thing, String actor) {
        try {
            for (int look = 0; look < MOST_LOOKS && !siteId.equals(present(thing, actor)); look++) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Flip writes to the homeowner when an enrolment needs something. */
    private @Nullable String email(Asker asker) {
        return accounts.find(asker.caller().id())
                .map(account -> account.address().value())
                .orElse(null);
    }

    private static ProblemException inAnotherHome() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "in-another-home",
                "The battery is in another of your homes. Release it there before you bring it into this one.");
    }

    /** A home that Flip does not know yet, since its only battery was refused, needs its address again. */
    private @Nullable HomeDetails own(RegistrationRequest request, Asker asker) {
        if (request.siteId() == null) {
            return null;
        }
        HomeDetails home = ownHomes.find(request.siteId(), asker.actor()).orElseThrow(OwnHomes::unknown);
        if (!home.isKnownToFlip()) {
            throw ProblemException.invalidFields(
                    List.of(new WrongField("address", "is needed, as Flip does not know this home yet")));
        }
        return home;
    }

    private String open(String thing, Asker asker) {
        for (int number = 1; number <= MOST_HOMES; number++) {
            String siteId = FlipIds.site(thing, number);
            if (commands.open(asker, siteId) != Ownership.OWNED_BY_ANOTHER) {
                return siteId;
            }
        }
        throw new ProblemException(
                HttpStatus.CONFLICT,
                "too-many-owners",
                "This battery has had too many owners for another home. Ask support to help.");
    }

    /** @return the id of the actor's home that the battery is in */
    private @Nullable String present(String thing, String actor) {
        return homes.homeOf(thing)
                .filter(siteId -> ownHomes.find(siteId, actor)
                        .flatMap(home -> battery(home, thing))
                        .isPresent())
                .orElse(null);
    }

    /** whether Flip is to be asked to commission the battery, for the first time or again */
    private boolean isOpen(String siteId, String thing) {
        return homes.home(siteId)
                .flatMap(home -> battery(home, thing))
                .map(battery -> battery.state() == BatteryState.REFUSED)
                .orElse(true);
    }

    private static Optional<Battery> battery(HomeDetails home, String thing) {
        return home.batteries().stream()
                .filter(battery -> battery.thing().equals(thing))
                .findFirst();
    }
}
