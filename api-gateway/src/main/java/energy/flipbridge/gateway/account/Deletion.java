package energy.flipbridge.gateway.account;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.ReleaseDevice;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.HomeCommand.CloseHome;
import energy.flipbridge.gateway.processing.ViewPositions;
import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.security.Sessions;
import energy.flipbridge.gateway.settings.AccountSettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeReader;
import energy.flipbridge.projections.homes.HomesView;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes accounts. An account outlives its deletion until Flip has let every battery go and forgotten every contact, for
 * only as long is it known whose they are. Every step may be repeated, and by several nodes at once.
 */
@Component
@OnRole(Role.WEB)
class Deletion {

    private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);

    private final Accounts accounts;
    private final HomeReader homes;
    private final DeviceReader devices;
    private final CommandSender sender;
    private final ViewPositions positions;
    private final Sessions sessions;
    private final List<PersonalData> stores;
    private final Duration after;
    private final InstantSource clock;

    /** by account, the newest event when nothing could be changed any more */
    private final Map<String, Long> lastChanges = new ConcurrentHashMap<>();

    Deletion(
            Accounts accounts,
            HomeReader homes,
            DeviceReader devices,
            CommandSender sender,
            ViewPositions positions,
            Sessions sessions,
            List<PersonalData> stores,
            AccountSettings settings,
            InstantSource clock) {
        this.accounts = accounts;
        this.homes = homes;
        this.devices = devices;
        this.sender = sender;
        this.positions = positions;
        this.sessions = sessions;
        this.stores = stores;
        this.after = settings.deletionAfter();
        this.clock = clock;
    }

    /** Blocks. */
    Optional<Account> request(Caller caller) {
        return accounts.close(caller.id());
    }

    /** Blocks. @return nothing while it is to stay */
    @Nullable
    DeletionResponse state(Account account) {
        Instant requestedAt = account.deletionRequestedAt();
        return requestedAt == null ? null : DeletionResponse.of(requestedAt, homesOf(account));
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT15S")
    void advanceAll() {
        for (Account account : accounts.closing()) {
            try {
                advance(account);
            } catch (RuntimeException e) {
                LOG.warn("the deletion of account {} is tried again", account.id(), e);
            }
        }
    }

    private void advance(Account account) {
        Instant requestedAt = account.deletionRequestedAt();
        if (requestedAt == null || requestedAt.plus(after).isAfter(clock.instant())) {
            return;
        }
        long lastChange = lastChanges.computeIfAbsent(account.id(), _ -> positions.head());
        boolean isAllShown = positions.haveReached(lastChange, HomesView.NAME, DevicesView.NAME);
        List<HomeDetails> all = homesOf(account);
        closeHomes(account, all);
        List<String> claimed = devices.claimedBy(Audit.homeowner(account.id()));
        boolean isAllClosed = all.stream().allMatch(HomeDetails::isClosed);
        if (isAllClosed && !release(account, claimed) && isAllShown) {
            erase(account);
            lastChanges.remove(account.id());
        }
    }

    /** A session that was opened meanwhile goes as well. */
    private void erase(Account account) {
        Caller caller = Caller.homeowner(account.id());
        stores.forEach(store -> store.erase(account));
        sessions.endAll(caller);
        accounts.erase(account);
        sessions.endAll(caller);
        LOG.info("account {} is deleted", account.id());
    }

    private void closeHomes(Account account, List<HomeDetails> all) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> metadata = Map.of(Audit.ACTOR, Audit.homeowner(account.id()));
        all.stream()
                .filter(home -> !home.isClosing())
                .forEach(home -> sender.send(new CloseHome(home.siteId(), now), metadata));
    }

    /**
     * A registration that broke off between the claim and the home left a battery that nobody else could claim.
     *
     * @return whether there was any, which the view shows until it is released
     */
    private boolean release(Account account, List<String> claimed) {
        String owner = Audit.homeowner(account.id());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (String thing : claimed) {
            sender.send(new ReleaseDevice(thing, owner, FlipIds.site(thing, 1), now), Map.of(Audit.ACTOR, owner));
        }
        return !claimed.isEmpty();
    }

    private List<HomeDetails> homesOf(Account account) {
        return homes.homesOf(Audit.homeowner(account.id()));
    }
}
