package energy.flipbridge.gateway.account;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.support.WholeGateway;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deletion of an account while the views do not show yet what its owner did last. */
class LateViewsTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final WholeGateway gateway = new WholeGateway("--flipbridge.accounts.deletion-after=0s");
    private final Accounts accounts = gateway.bean(Accounts.class);

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_battery_that_no_view_shows_yet_is_not_forgotten() {
        // given
        await().atMost(SOON).until(() -> gateway.bean(Processing.class).isActive());
        StreamingEventProcessor devices =
                requireNonNull(gateway.bean(Processing.class).processors().get(DevicesView.NAME));
        devices.shutDown();
        Account ada = accounts.of(new EmailAddress("ada@example.org"), Language.EN);
        gateway.bean(CommandSender.class)
                .send(
                        new RegisterDevice("shed", "homeowner:" + ada.id(), "certificate", "nonce", Instant.now()),
                        Map.of());
        accounts.close(ada.id());

        // when
        gateway.bean(Deletion.class).advanceAll();

        // then
        assertThat(accounts.find(ada.id())).isPresent();

        // and when the view goes on
        devices.start();

        // then
        await().atMost(SOON).until(() -> accounts.find(ada.id()).isEmpty());
        assertThat(gateway.bean(DeviceReader.class).device("shed"))
                .map(DeviceDetails::owner)
                .isEmpty();
    }
}
