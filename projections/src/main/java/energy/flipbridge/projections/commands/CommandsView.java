package energy.flipbridge.projections.commands;

import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Growing;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Each command as it stands, with its steps, and the ids of each thing's commands in the order of their arrival. */
public final class CommandsView implements View {

    public static final String NAME = "commands";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                CommandEvent.class,
                DeliveryQueued.class,
                CommandPublished.class,
                DeliveryConfirmed.class,
                DeliveryExpired.class,
                DeliveryDeclined.class,
                DeliveryBarred.class,
                DeliverySuperseded.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        List<String> ids = new ArrayList<>();
        subjects(event.payload()).forEach(id -> ids.add(Values.id(id)));
        if (event.payload() instanceof CommandReceived received) {
            ids.add(list(received.thing()).open());
        }
        return ids;
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        if (event.payload() instanceof CommandReceived received
                && documents.get(Values.id(received.commandId())).isEmpty()) {
            list(received.thing()).add(documents, new Document("commandId", received.commandId()));
        }
        for (String id : subjects(event.payload())) {
            documents.fold(Values.id(id), command -> change(command, id, event));
        }
    }

    static Growing list(String thing) {
        return new Growing("list/" + thing, page -> "page/" + page + "/" + thing);
    }

    private static void change(Document command, String id, ViewEvent event) {
        command.putIfAbsent("commandId", id);
        switch (event.payload()) {
            case CommandEvent happened -> {
                command.putIfAbsent("thing", happened.thing());
                CommandFolds.fold(command, happened);
            }
            case DeviceEvent happened -> {
                command.putIfAbsent("thing", happened.thing());
                DeliveryFolds.fold(command, id, happened);
            }
            default -> throw new IllegalArgumentException("about no command: " + event.name());
        }
        Step.add(command, event);
    }

    /** @return the ids of the commands that an event of a command or of their delivery is about */
    public static List<String> subjects(Object payload) {
        return switch (payload) {
            case CommandEvent event -> List.of(event.commandId());
            case DeliveryQueued event -> List.of(event.commandId());
            case CommandPublished event ->
                event.publications().stream()
                        .map(DeviceEvent.Publication::commandId)
                        .distinct()
                        .toList();
            case DeliveryConfirmed event ->
                event.deliveries().stream()
                        .map(DeviceEvent.Confirmation::commandId)
                        .distinct()
                        .toList();
            case DeliveryExpired event -> List.of(event.commandId());
            case DeliveryDeclined event -> List.of(event.commandId());
            case DeliveryBarred event -> List.of(event.commandId());
            case DeliverySuperseded event -> List.of(event.commandId());
            default -> List.of();
        };
    }
}
