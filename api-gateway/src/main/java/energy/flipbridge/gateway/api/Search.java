package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.webhook.WebhookAggregate;
import energy.flipbridge.gateway.api.SearchResponse.HitResponse;
import energy.flipbridge.gateway.api.SearchResponse.Kind;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.store.ArchivedEvent;
import energy.flipbridge.gateway.store.EventArchive;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks an id up wherever one like it may be: each time by an index, so that it costs the same however much is stored. The
 * id of a chain is the id of the webhook or event that began it.
 */
@Component
@OnRole(Role.WEB)
class Search {

    private final DeviceReader devices;
    private final CommandReader commands;
    private final HomeReader homes;
    private final EventArchive archive;

    Search(DeviceReader devices, CommandReader commands, HomeReader homes, EventArchive archive) {
        this.devices = devices;
        this.commands = commands;
        this.homes = homes;
        this.archive = archive;
    }

    /** Blocks. */
    List<HitResponse> hits(String id) {
        return Stream.of(
                        devices.device(id).map(device -> device(device.thing(), "A battery")).stream(),
                        commands.command(id).map(command -> command(id, command.thing())).stream(),
                        homes.home(id).stream().flatMap(Search::home),
                        archive.stream(WebhookAggregate.stream(id), 0, 1).stream()
                                .map(event -> webhook(id, event)),
                        archive.find(id).map(event -> event(id, event)).stream())
                .flatMap(found -> found)
                .toList();
    }

    private static HitResponse device(String thing, String summary) {
        return new HitResponse(Kind.DEVICE, thing, thing, path("/api/devices/{thing}", thing), summary);
    }

    private static HitResponse command(String id, String thing) {
        return new HitResponse(
                Kind.COMMAND, id, thing, path("/api/commands/{id}/timeline", id), "A command for " + thing);
    }

    private static Stream<HitResponse> home(HomeDetails home) {
        HitResponse itself = new HitResponse(Kind.HOME, home.siteId(), null, null, "A home");
        return Stream.concat(
                Stream.of(itself), home.batteries().stream().map(battery -> device(battery.thing(), "In that home")));
    }

    private static HitResponse webhook(String id, ArchivedEvent event) {
        JsonNode webhook = JsonMapper.shared().readTree(event.payload());
        String type = webhook.path("eventType").asString("");
        Optional<String> command = webhook.path("objectId").asStringOpt().filter(_ -> type.startsWith("command."));
        return new HitResponse(
                Kind.WEBHOOK,
                id,
                null,
                command.map(about -> path("/api/commands/{id}/timeline", about)).orElse(null),
                "Flip sent " + Texts.shortened(type));
    }

    /** Every event about a battery names it by the same field. */
    private static HitResponse event(String id, ArchivedEvent event) {
        @Nullable
        String thing = JsonMapper.shared()
                .readTree(event.payload())
                .path("thing")
                .asStringOpt()
                .orElse(null);
        return new HitResponse(
                Kind.EVENT,
                id,
                thing,
                thing == null ? null : path("/api/devices/{thing}/history/{event}/causes", thing, id),
                event.name() + " at " + event.storedAt());
    }

    private static String path(String template, Object... values) {
        return UriComponentsBuilder.fromPath(template)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
