package energy.flipbridge.cloud.iot.api;

import energy.flipbridge.cloud.broker.MqttBroker;
import energy.flipbridge.cloud.iot.registry.IotException;
import energy.flipbridge.cloud.iot.registry.Registry;
import energy.flipbridge.cloud.pki.CertificateAuthority;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control and the data plane of AWS IoT on one port.
 *
 * <p>A request must carry a signature of AWS Signature Version 4, which keeps web pages out; the signature itself is not
 * checked, so any credentials are good here.
 */
public final class IotServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IotServer.class);
    private static final long MAXIMUM_REQUEST_BYTES = 262_144;

    private final Javalin javalin;

    private IotServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * @param mqttEndpoint what DescribeEndpoint answers: the host, with the port when it is not 8883
     * @param healthy whether all of local-cloud is up
     */
    public static IotServer start(
            int port,
            String mqttEndpoint,
            Registry registry,
            CertificateAuthority authority,
            Supplier<MqttBroker> broker,
            BooleanSupplier healthy) {
        Javalin javalin = Javalin.create(config -> {
            acceptEncodedTopics(config);
            config.http.maxRequestSize = MAXIMUM_REQUEST_BYTES;
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            JavalinDefaultRoutingApi routes = config.routes;
            routes.before(IotServer::admit);
            routes.get("/health", context -> health(context, healthy.getAsBoolean()));
            routes.get("/endpoint", context -> endpoint(context, mqttEndpoint));
            new ThingRoutes(registry.things()).addTo(routes);
            new CertificateRoutes(registry.certificates(), authority).addTo(routes);
            new PolicyRoutes(registry.policies()).addTo(routes);
            new PrincipalRoutes(registry.attachments()).addTo(routes);
            new DataPlaneRoutes(broker).addTo(routes);
            answerErrors(routes);
        });
        return new IotServer(javalin.start("127.0.0.1", port));
    }

    /** The SDK sends a topic as one path segment with every slash encoded, which Jetty refuses by default. */
    private static void acceptEncodedTopics(JavalinConfig config) {
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
    }

    private static void admit(Context context) {
        context.header("x-amzn-RequestId", UUID.randomUUID().toString());
        String authorization = context.header("Authorization");
        boolean signed = authorization != null && authorization.startsWith("AWS4-");
        if (!signed && !context.path().equals("/health")) {
            throw IotException.unsigned();
        }
    }

    private static void health(Context context, boolean healthy) {
        context.status(healthy ? 200 : 503);
        Requests.answer(context, Map.of("status", healthy ? "UP" : "STARTING"));
    }

    private static void endpoint(Context context, String mqttEndpoint) {
        String type = Requests.query(context, "endpointType").orElse("iot:Data");
        if (!type.equals("iot:Data-ATS") && !type.equals("iot:Data")) {
            throw IotException.invalid("local-cloud offers the endpoint type iot:Data-ATS");
        }
        Requests.answer(context, Map.of("endpointAddress", mqttEndpoint));
    }

    private static void answerErrors(JavalinDefaultRoutingApi routes) {
        routes.exception(IotException.class, (error, context) -> answerError(context, error));
        routes.exception(
                HttpResponseException.class,
                (error, context) -> answerError(
                        context,
                        error.getStatus() == 413
                                ? IotException.tooLarge("The request is over 256 KB")
                                : IotException.unsupported(context.method().name(), context.path())));
        routes.exception(Exception.class, (error, context) -> {
            log.error("{} {} failed", context.method(), context.path(), error);
            answerError(context, IotException.internal());
        });
    }

    private static void answerError(Context context, IotException error) {
        context.status(error.status()).header("x-amzn-ErrorType", error.type());
        Map<String, String> body = new LinkedHashMap<>(error.fields());
        body.put("message", String.valueOf(error.getMessage()));
        Requests.answer(context, body);
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
