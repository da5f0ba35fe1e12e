package energy.flipbridge.cloud.iot.api;

import energy.flipbridge.cloud.iot.registry.IotException;
import energy.flipbridge.cloud.iot.registry.Page;
import energy.flipbridge.cloud.iot.registry.Policies;
import energy.flipbridge.cloud.iot.registry.Policy;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Policies with their versions, and their attachment to certificates. */
final class PolicyRoutes {
    private final Policies policies;

    PolicyRoutes(Policies policies) {
        this.policies = policies;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/policies/{policy}", this::create);
        routes.get("/policies/{policy}", this::get);
        routes.get("/policies", this::list);
        routes.delete("/policies/{policy}", context -> policies.delete(context.pathParam("policy")));
        routes.post("/policies/{policy}/version", this::createVersion);
        routes.get("/policies/{policy}/version", this::listVersions);
        routes.get("/policies/{policy}/version/{version}", this::getVersion);
        routes.patch(
                "/policies/{policy}/version/{version}",
                context -> policies.setDefaultVersion(context.pathParam("policy"), version(context)));
        routes.delete(
                "/policies/{policy}/version/{version}",
                context -> policies.deleteVersion(context.pathParam("policy"), version(context)));
        routes.put(
                "/target-policies/{policy}", context -> policies.attach(context.pathParam("policy"), target(context)));
        routes.post(
                "/target-policies/{policy}", context -> policies.detach(context.pathParam("policy"), target(context)));
        routes.post("/attached-policies/<target>", this::listAttached);
        routes.post(
                "/policy-targets/{policy}",
                context ->
                        Requests.answer(context, Map.of("targets", policies.targetsOf(context.pathParam("policy")))));
    }

    private void create(Context context) {
        Policy policy = policies.create(
                context.pathParam("policy"), Requests.required(Requests.body(context), "policyDocument"));
        Requests.answer(
                context,
                Map.of(
                        "policyName", policy.name(),
                        "policyArn", policy.arn(),
                        "policyDocument", policy.document(),
                        "policyVersionId", "1"));
    }

    private void get(Context context) {
        Policy policy = policies.get(context.pathParam("policy"));
        Requests.answer(
                context,
                Map.of(
                        "policyName", policy.name(),
                        "policyArn", policy.arn(),
                        "policyDocument", policy.document(),
                        "defaultVersionId", Integer.toString(policy.defaultVersion())));
    }

    private void list(Context context) {
        Page<Policy> page = policies.list(Requests.query(context, "marker"), Requests.pageSize(context, "pageSize"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("policies", names(page.items()));
        page.next().ifPresent(next -> answer.put("nextMarker", next));
        Requests.answer(context, answer);
    }

    private void createVersion(Context context) {
        boolean setAsDefault = Requests.flag(context, "setAsDefault");
        Policy policy = policies.createVersion(
                context.pathParam("policy"), Requests.required(Requests.body(context), "policyDocument"), setAsDefault);
        Requests.answer(
                context,
                Map.of(
                        "policyArn", policy.arn(),
                        "policyDocument", policy.document(policy.lastVersion()),
                        "policyVersionId", Integer.toString(policy.lastVersion()),
                        "isDefaultVersion", setAsDefault));
    }

    private void listVersions(Context context) {
        Policy policy = policies.get(context.pathParam("policy"));
        Requests.answer(
                context,
                Map.of(
                        "policyVersions",
                        policy.documents().keySet().stream()
                                .sorted()
                                .map(version -> Map.of(
                                        "versionId",
                                        Integer.toString(version),
                                        "isDefaultVersion",
                                        version == policy.defaultVersion()))
                                .toList()));
    }

    private void getVersion(Context context) {
        Policy policy = policies.get(context.pathParam("policy"));
        int version = version(context);
        Requests.answer(
                context,
                Map.of(
                        "policyArn", policy.arn(),
                        "policyName", policy.name(),
                        "policyDocument", policy.document(version),
                        "policyVersionId", Integer.toString(version),
                        "isDefaultVersion", version == policy.defaultVersion()));
    }

    private void listAttached(Context context) {
        Requests.answer(context, Map.of("policies", names(policies.attachedTo(context.pathParam("target")))));
    }

    private static List<Map<String, String>> names(List<Policy> policies) {
        return policies.stream()
                .map(policy -> Map.of("policyName", policy.name(), "policyArn", policy.arn()))
                .toList();
    }

    private static String target(Context context) {
        return Requests.required(Requests.body(context), "target");
    }

    private static int version(Context context) {
        try {
            return Integer.parseInt(context.pathParam("version"));
        } catch (NumberFormatException e) {
            throw IotException.invalid("The policy version must be a whole number");
        }
    }
}
