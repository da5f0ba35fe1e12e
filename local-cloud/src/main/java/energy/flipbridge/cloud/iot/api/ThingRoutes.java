package energy.flipbridge.cloud.iot.api;

import energy.flipbridge.cloud.iot.registry.Page;
import energy.flipbridge.cloud.iot.registry.Thing;
import energy.flipbridge.cloud.iot.registry.ThingType;
import energy.flipbridge.cloud.iot.registry.Things;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** CreateThing, DescribeThing, UpdateThing, DeleteThing, ListThings, CreateThingType. */
final class ThingRoutes {
    private final Things things;

    ThingRoutes(Things things) {
        this.things = things;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/things/{thing}", this::create);
        routes.get("/things/{thing}", this::describe);
        routes.patch("/things/{thing}", this::update);
        routes.delete(
                "/things/{thing}",
                context -> things.delete(context.pathParam("thing"), Requests.number(context, "expectedVersion")));
        routes.get("/things", this::list);
        routes.post("/thing-types/{type}", this::createType);
    }

    private void create(Context context) {
        JsonNode body = Requests.body(context);
        Thing thing = things.create(
                context.pathParam("thing"),
                body.path("thingTypeName").asString(""),
                Requests.strings(body.path("attributePayload").path("attributes"))
                        .orElse(Map.of()));
        Requests.answer(context, Map.of("thingName", thing.name(), "thingArn", thing.arn(), "thingId", thing.id()));
    }

    private void describe(Context context) {
        Thing thing = things.describe(context.pathParam("thing"));
        Map<String, Object> answer = summary(thing);
        answer.put("thingId", thing.id());
        answer.put("defaultClientId", thing.name());
        Requests.answer(context, answer);
    }

    private void update(Context context) {
        JsonNode body = Requests.body(context);
        JsonNode payload = body.path("attributePayload");
        boolean removeType = body.path("removeThingType").asBoolean(false);
        Optional<String> type = removeType
                ? Optional.of("")
                : Optional.of(body.path("thingTypeName").asString("")).filter(it -> !it.isEmpty());
        JsonNode version = body.path("expectedVersion");
        things.update(
                context.pathParam("thing"),
                type,
                Requests.strings(payload.path("attributes")),
                payload.path("merge").asBoolean(false),
                version.isIntegralNumber() ? OptionalLong.of(version.asLong()) : OptionalLong.empty());
        Requests.answer(context, Map.of());
    }

    private void list(Context context) {
        Page<Thing> page = things.list(
                Requests.query(context, "nextToken"),
                Requests.pageSize(context, "maxResults"),
                thing -> isWanted(context, thing));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("things", page.items().stream().map(ThingRoutes::summary).toList());
        page.next().ifPresent(next -> answer.put("nextToken", next));
        Requests.answer(context, answer);
    }

    private static boolean isWanted(Context context, Thing thing) {
        Optional<String> type = Requests.query(context, "thingTypeName");
        Optional<String> attribute = Requests.query(context, "attributeName");
        Optional<String> value = Requests.query(context, "attributeValue");
        return type.map(thing.type()::equals).orElse(true)
                && attribute
                        .map(name -> value.map(
                                        it -> it.equals(thing.attributes().get(name)))
                                .orElse(thing.attributes().containsKey(name)))
                        .orElse(true);
    }

    private void createType(Context context) {
        ThingType type = things.createType(context.pathParam("type"));
        Requests.answer(
                context, Map.of("thingTypeName", type.name(), "thingTypeArn", type.arn(), "thingTypeId", type.id()));
    }

    private static Map<String, Object> summary(Thing thing) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("thingName", thing.name());
        summary.put("thingArn", thing.arn());
        summary.put("attributes", thing.attributes());
        summary.put("version", thing.version());
        if (!thing.type().isEmpty()) {
            summary.put("thingTypeName", thing.type());
        }
        return summary;
    }
}
