package energy.flipbridge.gateway.flip;

import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipOrderParser;
import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.gateway.flip.FlipHttp.Unreachable;
import energy.flipbridge.gateway.settings.FlipSettings;
import energy.flipbridge.gateway.settings.FlipSettings.FailureVocabulary;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.flip.FlipPort;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes to Flip of telemetry and outcomes, and what Flip has of commands. Answers are read leniently. */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
public class FlipClient implements FlipPort {

    private static final Set<Integer> FINAL = Set.of(404, 409, 410, 422);
    /** what is wrong with the batch itself; anything else may pass */
    private static final Set<Integer> WRONG_BATCH = Set.of(400, 413, 422);

    private final FlipCalls calls;
    private final FlipSettings settings;
    private final Clock clock;

    FlipClient(FlipCalls calls, FlipSettings settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws IOException when Flip does not answer at all */
    Health health() throws IOException {
        return Health.up().withDetail("httpStatus", calls.probe()).build();
    }

    @Override
    public TelemetryAnswer sendTelemetry(byte[] body, int items) {
        try {
            FlipReply reply = calls.asClient("POST", "/v1/telemetry/BATTERY", body);
            if (WRONG_BATCH.contains(reply.status())) {
                return new RefusedWhole(reply.problem());
            }
            if (!reply.isSuccess()) {
                boolean maybeProcessed = reply.status() >= 500;
                return new Undelivered(reply.problem(), reply.retryAfter(), maybeProcessed);
            }
            JsonNode answers = reply.json();
            if (!answers.isArray() || answers.size() != items) {
                String cause = "Flip answered %d readings with %d answers".formatted(items, answers.size());
                return new Undelivered(cause, reply.retryAfter(), true);
            }
            return new Answered(IntStream.range(0, items)
                    .mapToObj(i -> itemAnswer(answers.path(i)))
                    .toList());
        } catch (Unreachable e) {
            return new Undelivered(String.valueOf(e.getMessage()), Duration.ZERO, e.maybeProcessed());
        }
    }

    @Override
    public ReportAnswer reportOutcome(String commandId, Outcome outcome) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("device_status", statusOf(outcome));
        if (outcome.reason() != null) {
            body.put("device_status_reason", outcome.reason());
        }
        try {
            FlipReply reply = calls.asClient(
                    "PATCH",
                    "/v1/command/" + FlipHttp.encoded(commandId),
                    JsonMapper.shared().writeValueAsBytes(body));
            if (reply.isSuccess()) {
                return new Reported(reply.status());
            }
            return FINAL.contains(reply.status())
                    ? new Refused(reply.status(), reply.problem())
                    : new Failed(reply.problem(), reply.retryAfter());
        } catch (Unreachable e) {
            return new Failed(String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    /**
     * The commands that Flip has, for filling a gap that lost webhooks left (Flip discourages regular polling).
     *
     * @return each as it could be read
     */
    public List<Parsed<FlipOrder>> commands() throws IOException {
        List<Parsed<FlipOrder>> commands = new ArrayList<>();
        for (JsonNode command : succeeded(calls.asClient("GET", "/v1/commands", FlipCalls.NO_BODY))
                .json()) {
            commands.add(FlipOrderParser.parse(command, command.toString(), clock.instant()));
        }
        return commands;
    }

    /** A page of the integrator's sites, their ids only. */
    public List<String> siteIds(int skip, int limit) throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode site : succeeded(
                        calls.asClient("GET", "/v1/sites?skip=" + skip + "&limit=" + limit, FlipCalls.NO_BODY))
                .json()) {
            ids.add(site.path("id").asString(""));
        }
        return ids;
    }

    private String statusOf(Outcome outcome) {
        boolean isFailure = outcome.status() != Outcome.Status.OK;
        return isFailure && settings.failureVocabulary() == FailureVocabulary.FAILED
                ? "FAILED"
                : outcome.status().name();
    }

    private static ItemAnswer itemAnswer(JsonNode answer) {
        String message = FlipReply.bounded(answer.path("message").asString(""));
        return new ItemAnswer(answer.path("status").asString("").equals("OK"), message);
    }

    private static FlipReply succeeded(FlipReply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("Flip answered " + reply.problem());
        }
        return reply;
    }
}
