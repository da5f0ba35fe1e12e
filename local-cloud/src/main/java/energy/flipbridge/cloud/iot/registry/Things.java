package energy.flipbridge.cloud.iot.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/** Creates, changes and deletes things and thing types. */
public final class Things {
    private final IotStore store;

    public Things(IotStore store) {
        this.store = store;
    }

    /** Creating a thing again with the same configuration answers the thing as it is. */
    public Thing create(String name, String type, Map<String, String> attributes) {
        Names.checkThing(name);
        Names.checkAttributes(attributes);
        return store.change(() -> {
            requireType(type);
            return store.things
                    .get(name)
                    .map(thing -> requireSame(thing, type, attributes))
                    .orElseGet(
                            () -> put(new Thing(name, UUID.randomUUID().toString(), type, Map.copyOf(attributes), 1)));
        });
    }

    public Thing describe(String name) {
        return store.things.get(name).orElseThrow(() -> IotException.notFound("Thing", name));
    }

    /**
     * Changes the type and the attributes that are given.
     *
     * @param merge whether attributes are added to those present; an empty value removes an attribute
     */
    public Thing update(
            String name,
            Optional<String> type,
            Optional<Map<String, String>> attributes,
            boolean merge,
            OptionalLong expectedVersion) {
        attributes.ifPresent(Names::checkAttributes);
        return store.change(() -> {
            Thing thing = describe(name);
            requireVersion(thing, expectedVersion);
            type.ifPresent(this::requireType);
            Map<String, String> all = attributes
                    .map(given -> merged(merge ? thing.attributes() : Map.of(), given))
                    .orElse(thing.attributes());
            Names.checkAttributes(all);
            return put(new Thing(name, thing.id(), type.orElse(thing.type()), all, thing.version() + 1));
        });
    }

    /** Deleting a thing that does not exist is no error, as on AWS. */
    public void delete(String name, OptionalLong expectedVersion) {
        store.change(() -> {
            store.things.get(name).ifPresent(thing -> requireVersion(thing, expectedVersion));
            if (!store.attachmentsByThing.startingWith(name + "/").isEmpty()) {
                throw IotException.invalid("Cannot delete. Thing " + name + " is still attached to one or more"
                        + " principals: detach them first");
            }
            store.things.remove(name);
        });
    }

    public Page<Thing> list(Optional<String> after, int size, Predicate<Thing> shown) {
        return store.things.page(after, size, shown);
    }

    public ThingType createType(String name) {
        Names.checkThing(name);
        return store.change(() -> store.thingTypes.get(name).orElseGet(() -> {
            ThingType type = new ThingType(name, UUID.randomUUID().toString());
            store.thingTypes.put(name, type);
            return type;
        }));
    }

    private Thing put(Thing thing) {
        store.things.put(thing.name(), thing);
        return thing;
    }

    private void requireType(String type) {
        if (!type.isEmpty() && store.thingTypes.get(type).isEmpty()) {
            throw IotException.notFound("Thing type", type);
        }
    }

    private static Thing requireSame(Thing thing, String type, Map<String, String> attributes) {
        if (!thing.hasSameConfiguration(type, attributes)) {
            throw IotException.alreadyExists("Thing", thing.name(), thing.name(), thing.arn());
        }
        return thing;
    }

    private static void requireVersion(Thing thing, OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != thing.version()) {
            throw IotException.versionConflict("Thing " + thing.name() + " is at version " + thing.version());
        }
    }

    private static Map<String, String> merged(Map<String, String> present, Map<String, String> given) {
        Map<String, String> all = new LinkedHashMap<>(present);
        all.putAll(given);
        all.values().removeIf(String::isEmpty);
        return Map.copyOf(all);
    }
}
