package energy.flipbridge.cloud.iot.api;

import energy.flipbridge.cloud.iot.registry.Arns;
import energy.flipbridge.cloud.iot.registry.Attachment;
import energy.flipbridge.cloud.iot.registry.Attachments;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;

/** AttachThingPrincipal, DetachThingPrincipal, ListThingPrincipals and its version 2, ListPrincipalThings. */
final class PrincipalRoutes {
    private static final String PRINCIPAL = "x-amzn-principal";

    private final Attachments attachments;

    PrincipalRoutes(Attachments attachments) {
        this.attachments = attachments;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.put("/things/{thing}/principals", this::attach);
        routes.delete("/things/{thing}/principals", this::detach);
        routes.get("/things/{thing}/principals", this::list);
        routes.get("/things/{thing}/principals-v2", this::listWithTypes);
        routes.get("/principals/things", this::listThings);
    }

    private void attach(Context context) {
        boolean exclusive = Requests.query(context, "thingPrincipalType")
                .map("EXCLUSIVE_THING"::equals)
                .orElse(false);
        attachments.attach(context.pathParam("thing"), Requests.requiredHeader(context, PRINCIPAL), exclusive);
        Requests.answer(context, Map.of());
    }

    private void detach(Context context) {
        attachments.detach(context.pathParam("thing"), Requests.requiredHeader(context, PRINCIPAL));
        Requests.answer(context, Map.of());
    }

    private void list(Context context) {
        Requests.answer(
                context,
                Map.of(
                        "principals",
                        attachments.ofThing(context.pathParam("thing")).stream()
                                .map(it -> Arns.certificate(it.certificateId()))
                                .toList()));
    }

    private void listWithTypes(Context context) {
        Requests.answer(
                context,
                Map.of(
                        "thingPrincipalObjects",
                        attachments.ofThing(context.pathParam("thing")).stream()
                                .map(it -> Map.of(
                                        "principal", Arns.certificate(it.certificateId()),
                                        "thingPrincipalType", it.type()))
                                .toList()));
    }

    private void listThings(Context context) {
        Requests.answer(
                context,
                Map.of(
                        "things",
                        attachments.ofPrincipal(Requests.requiredHeader(context, PRINCIPAL)).stream()
                                .map(Attachment::thingName)
                                .toList()));
    }
}
