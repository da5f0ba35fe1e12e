package energy.flipbridge.device.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands that a battery has taken on. Where windows overlap, the command created last wins; an open-ended one runs
 * until a newer one starts.
 *
 * @param commands by creation, the oldest first; no id twice
 */
public record Schedule(List<ScheduledCommand> commands) {

    public static final Schedule EMPTY = new Schedule(List.of());

    /** more is not a plan; further commands are rejected */
    static final int MOST = 100;

    public Schedule {
        commands = commands.stream()
                .sorted(Comparator.comparing(ScheduledCommand::createdAt))
                .toList();
    }

    public Schedule with(ScheduledCommand command) {
        List<ScheduledCommand> changed = new ArrayList<>(without(command.id()).commands);
        changed.add(command);
        return new Schedule(changed);
    }

    public Schedule without(String id) {
        return new Schedule(
                commands.stream().filter(command -> !command.id().equals(id)).toList());
    }

    /** the schedule without what is over at this time and keeps no older one from running */
    public Schedule settled(Instant time) {
        List<ScheduledCommand> left = new ArrayList<>();
        for (ScheduledCommand command : commands) {
            boolean isDone = command.isOverAt(time) || isReplaced(command, time);
            if (!isDone || left.stream().anyMatch(command::canReplace)) {
                left.add(command);
            }
        }
        return left.size() == commands.size() ? this : new Schedule(left);
    }

    public Optional<ScheduledCommand> activeAt(Instant time) {
        return commands.reversed().stream()
                .filter(command -> command.covers(time) && !isReplaced(command, time))
                .findFirst();
    }

    public Optional<ScheduledCommand> find(String id) {
        return commands.stream().filter(command -> command.id().equals(id)).findFirst();
    }

    /** the next moment at which another command may become active */
    public Optional<Instant> nextChange(Instant after) {
        return commands.stream()
                .flatMap(command ->
                        Stream.of(command.window().startsAt(), command.window().endsAt()))
                .filter(Objects::nonNull)
                .filter(time -> time.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    private boolean isReplaced(ScheduledCommand command, Instant time) {
        return commands.subList(commands.indexOf(command) + 1, commands.size()).stream()
                .anyMatch(newer -> command.isReplacedAt(time, newer));
    }
}
