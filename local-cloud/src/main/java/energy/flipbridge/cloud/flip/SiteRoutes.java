package energy.flipbridge.cloud.flip;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** Flip's routes for sites, devices, programmes and enrolments. */
final class SiteRoutes {
    private final State state;
    private final Access access;
    private final SiteTokens tokens;
    private final Homes homes;
    private final Enrollments enrollments;

    SiteRoutes(State state, Access access, SiteTokens tokens, Homes homes, Enrollments enrollments) {
        this.state = state;
        this.access = access;
        this.tokens = tokens;
        this.homes = homes;
        this.enrollments = enrollments;
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/commission", ctx -> {
            access.requireClient(ctx);
            Answers.json(ctx, homes.commission(Requests.body(ctx)));
        });
        routes.post("/v1/auth/site/{siteId}", this::issueToken);
        routes.get("/v1/sites", ctx -> {
            access.requireClient(ctx);
            Answers.json(
                    ctx,
                    Requests.page(
                            ctx,
                            state.sites
                                    .all()
                                    .sorted(Comparator.comparing(Site::createdAt)
                                            .thenComparing(Site::id))
                                    .toList()));
        });
        routes.get("/v1/programs", ctx -> {
            access.requireClient(ctx);
            Answers.json(ctx, Requests.page(ctx, Programs.ALL));
        });
        routes.get("/v1/site/{siteId}", ctx -> Answers.json(ctx, access.requireSite(ctx)));
        routes.patch(
                "/v1/site/{siteId}",
                ctx -> Answers.json(ctx, homes.update(access.requireSite(ctx), Requests.body(ctx))));
        devices(routes);
        programs(routes);
        enrollments(routes);
    }

    private void devices(RoutesConfig routes) {
        routes.get(
                "/v1/site/{siteId}/devices",
                ctx -> Answers.json(ctx, homes.devices(access.requireSite(ctx).id())));
        routes.post("/v1/site/{siteId}/devices", ctx -> {
            access.requireClient(ctx);
            Answers.json(ctx, homes.addDevice(state.site(ctx.pathParam("siteId")), Requests.body(ctx)));
        });
        routes.get("/v1/site/{siteId}/device/{deviceId}", ctx -> Answers.json(ctx, device(ctx)));
        routes.patch(
                "/v1/site/{siteId}/device/{deviceId}",
                ctx -> Answers.json(ctx, homes.update(device(ctx), Requests.body(ctx))));
        routes.delete("/v1/site/{siteId}/device/{deviceId}", ctx -> {
            homes.remove(device(ctx));
            ctx.status(204);
        });
    }

    private void programs(RoutesConfig routes) {
        routes.get("/v1/site/{siteId}/programs", ctx -> {
            access.requireSite(ctx);
            String zip = Requests.requiredQuery(ctx, "zip_code");
            DeviceType type = Requests.oneOf(ctx, "device_type", DeviceType.class);
            Answers.json(
                    ctx,
                    Requests.page(
                            ctx,
                            Programs.ALL.stream()
                                    .filter(program -> program.serves(zip) && program.takes(type))
                                    .toList()));
        });
        routes.get("/v1/site/{siteId}/program/{programId}", ctx -> {
            access.requireSite(ctx);
            String id = ctx.pathParam("programId");
            Answers.json(ctx, Programs.find(id).orElseThrow(() -> ApiException.notFound("program", id)));
        });
    }

    private void enrollments(RoutesConfig routes) {
        routes.post(
                "/v1/site/{siteId}/enrollments",
                ctx -> Answers.json(ctx, enrollments.enroll(access.requireSite(ctx), Requests.body(ctx))));
        routes.get(
                "/v1/site/{siteId}/enrollments",
                ctx -> Answers.json(
                        ctx, enrollments.ofSite(access.requireSite(ctx).id())));
        routes.get("/v1/site/{siteId}/enrollment/{enrollmentId}", ctx -> Answers.json(ctx, enrollment(ctx)));
        routes.delete("/v1/site/{siteId}/enrollment/{enrollmentId}", ctx -> {
            enrollments.leave(enrollment(ctx));
            ctx.status(204);
        });
    }

    private void issueToken(Context ctx) {
        access.requireClient(ctx);
        Site site = state.site(ctx.pathParam("siteId"));
        Instant expiresAt = state.now().plus(SiteTokens.LIFE);
        Answers.json(
                ctx,
                Map.of(
                        "site_access_token",
                        tokens.issue(site.id(), expiresAt),
                        "expires_at",
                        Timestamps.write(expiresAt)));
    }

    private Device device(Context ctx) {
        return state.device(access.requireSite(ctx).id(), ctx.pathParam("deviceId"));
    }

    private Enrollment enrollment(Context ctx) {
        Site site = access.requireSite(ctx);
        String id = ctx.pathParam("enrollmentId");
        return state.enrollments
                .find(id)
                .filter(enrollment -> enrollment.siteId().equals(site.id()))
                .orElseThrow(() -> ApiException.notFound("enrollment", id));
    }
}
