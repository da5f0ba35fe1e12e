package energy.flipbridge.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.command.CommandCommand;
import energy.flipbridge.domain.command.CommandCommand.AcknowledgeCommand;
import energy.flipbridge.domain.command.CommandCommand.ReceiveCommand;
import energy.flipbridge.domain.command.CommandCommand.SupersedeCommand;
import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.command.CommandUnderTest;
import energy.flipbridge.domain.device.DeviceCommand;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceUnderTest;
import energy.flipbridge.domain.flip.FlipOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The event store, the aggregates and the policies in memory. Every command is sent twice: the second changes nothing. */
final class Bridge {

    static final String THING = "garage";

    record Stored(Object event, Instant at) {}

    final List<Stored> log = new ArrayList<>();
    final Set<String> inbox = new HashSet<>();
    DeviceUnderTest device = new DeviceUnderTest();
    Map<String, CommandUnderTest> commands = new TreeMap<>();
    int policiesAt;

    void receive(FlipModel.Webhook webhook, Instant now) {
        if (inbox.add(webhook.id())) {
            log.add(new Stored(webhook, now));
        }
    }

    void runPolicies(int most) {
        for (int i = 0; i < most && policiesAt < log.size(); i++) {
            Stored stored = log.get(policiesAt);
            react(stored.event(), stored.at()).forEach(command -> send(command, stored.at()));
            policiesAt++;
        }
    }

    List<?> send(Object command, Instant at) {
        return switch (command) {
            case DeviceCommand c -> {
                List<DeviceEvent> events = device.decide(c);
                events.forEach(event -> store(event, at));
                assertThat(device.decide(c)).as("the second %s", c).isEmpty();
                yield events;
            }
            case CommandCommand c -> {
                CommandUnderTest target = commands.getOrDefault(c.commandId(), new CommandUnderTest());
                List<CommandEvent> events = target.decide(c);
                events.forEach(event -> store(event, at));
                assertThat(commands.getOrDefault(c.commandId(), target).decide(c))
                        .as("the second %s", c)
                        .isEmpty();
                yield events;
            }
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    /** forgets all that is in memory and folds the events again */
    void restart() {
        Object deviceBefore = device.state();
        Map<String, Object> before = states();
        device = new DeviceUnderTest();
        commands = new TreeMap<>();
        log.forEach(stored -> evolve(stored.event()));
        assertThat(device.state()).isEqualTo(deviceBefore);
        assertThat(states()).isEqualTo(before);
    }

    private Map<String, Object> states() {
        Map<String, Object> states = new TreeMap<>();
        commands.forEach((id, command) -> states.put(id, command.state()));
        return states;
    }

    private void store(Object event, Instant at) {
        Invariants.onEvent(log, event, at);
        log.add(new Stored(event, at));
        evolve(event);
    }

    private void evolve(Object event) {
        switch (event) {
            case DeviceEvent e -> device.evolve(e);
            case CommandEvent e ->
                commands.computeIfAbsent(e.commandId(), _ -> new CommandUnderTest())
                        .evolve(e);
            default -> {}
        }
    }

    private static List<?> react(Object event, Instant at) {
        return switch (event) {
            case FlipModel.Webhook e -> List.of(new ReceiveCommand(e.order().commandId(), e.order(), e.id(), at));
            case Ordered e when e.isDeliverable() -> List.of(queue(e.order(), e.version(), e.withdrawal(), at));
            case CommandFailed e
            when e.withdrawn() != null -> List.of(queue(e.withdrawn(), e.withdrawalVersion(), true, at));
            case DeliverySuperseded e -> List.of(new SupersedeCommand(e.commandId(), e.by(), at));
            case ReleaseBegan e ->
                e.commands().stream()
                        .map(id -> WithdrawCommand.released(id, at))
                        .toList();
            case DeliveryDeclined e -> List.of(WithdrawCommand.released(e.commandId(), at));
            case ControlStopped e ->
                e.commands().stream()
                        .map(id -> WithdrawCommand.stopped(id, e.because(), at))
                        .toList();
            case DeliveryBarred e -> List.of(WithdrawCommand.stopped(e.commandId(), e.reason(), at));
            case DeliveryConfirmed e ->
                e.deliveries().stream()
                        .map(d -> new AcknowledgeCommand(
                                d.commandId(), d.version(), d.stamp(), d.outcome(), d.reason(), e.at()))
                        .toList();
            default -> List.of();
        };
    }

    private static QueueForDelivery queue(FlipOrder order, int version, boolean withdrawal, Instant at) {
        return new QueueForDelivery(
                THING, order.commandId(), version, order.window(), withdrawal, order.createdAt(), order.json(), at);
    }

    List<Concluded> conclusions() {
        return log.stream()
                .map(Stored::event)
                .filter(Concluded.class::isInstance)
                .map(Concluded.class::cast)
                .toList();
    }
}
