package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Faults.Kind;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Flip sandbox: Flip's API under {@code /v1}, control routes under {@code /control} (SANDBOX.md), and a page
 * for people at {@code /}. It listens on the loopback interface only.
 */
public final class FlipSandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlipSandbox.class);
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Store store;
    private final WebhookTarget target;
    private final WebhookSender sender;
    private final Lifecycle lifecycle;
    private final Javalin http;
    private final Runnable sendWebhooks;

    private FlipSandbox(FlipSandboxConfig config, Store store) {
        this.store = store;
        target = new WebhookTarget(config.webhookUrl());
        State state = new State(store, config.clock());
        Faults faults = new Faults();
        Outbox outbox = new Outbox(store, config.redeliverAfter().size() + 1, config.keepOrder());
        Commands commands = new Commands(state, outbox, faults, config.confirmWithin());
        Dispatcher dispatcher = new Dispatcher(state, outbox);
        Events events = new Events(state, outbox, commands, dispatcher);
        Enrollments enrollments = new Enrollments(state, outbox);
        Telemetry telemetry = new Telemetry(store, state, faults);
        SiteTokens tokens = new SiteTokens(config.apiKey());
        Access access = new Access(config.apiKey(), tokens, state);
        RequestLog requests = new RequestLog(state);
        sender = new WebhookSender(outbox, target, new WebhookCall(config, faults), faults, config.redeliverAfter());
        lifecycle = new Lifecycle(state, commands, events, config.confirmWithin());
        http = Javalin.create(server -> {
            settings(server);
            server.requestLogger.http(requests::add);
            server.routes.before(FlipSandbox::guard);
            server.routes.before("/v1/*", ctx -> misbehave(ctx, faults));
            Answers.handleErrors(server.routes);
            new SiteRoutes(state, access, tokens, new Homes(state, enrollments), enrollments).register(server.routes);
            new CommandRoutes(state, access, commands, events, telemetry, faults).register(server.routes);
            new ControlDispatch(state, dispatcher).register(server.routes);
            new ControlCommands(state, commands, events, enrollments, outbox).register(server.routes);
            new ControlFaults(state, outbox, faults, target, config).register(server.routes);
            new ControlViews(store, state, outbox, telemetry, requests, target).register(server.routes);
            new StatusPage(state, outbox, telemetry, target).register(server.routes);
        });
        sendWebhooks = () -> outbox.start(sender::accept);
    }

    /**
     * Starts a sandbox and continues from what its data folder holds.
     *
     * @throws IllegalStateException when the data folder is in use
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static FlipSandbox start(FlipSandboxConfig config) {
        Store store = new Store(config.dataDir());
        FlipSandbox sandbox;
        try {
            sandbox = new FlipSandbox(config, store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        try {
            sandbox.http.start(config.port());
            sandbox.sendWebhooks.run();
            sandbox.lifecycle.start();
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
        LOG.info("Flip sandbox at http://localhost:{}", sandbox.port());
        return sandbox;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Sends webhooks to another address from now on; those that failed so far follow. */
    public void setWebhookUrl(URI url) {
        target.set(url);
    }

    @Override
    public void close() {
        http.stop();
        lifecycle.close();
        sender.close();
        store.close();
    }

    private static void settings(JavalinConfig server) {
        server.concurrency.useVirtualThreads = true;
        server.jetty.host = "127.0.0.1";
        server.http.maxRequestSize = Requests.LARGE + 1L;
        server.startup.showJavalinBanner = false;
        server.startup.showOldJavalinVersionWarning = false;
        server.startup.startupWatcherEnabled = false;
    }

    /** Pages of other origins, also those that a rebound name brings here, have no business with a local tool. */
    private static void guard(Context ctx) {
        String host = ctx.host();
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        String origin = ctx.header("Origin");
        if (!OWN_NAMES.contains(name) || (origin != null && !origin.equals("http://" + host))) {
            throw new ApiException(403, "forbidden", "The sandbox answers local tools only, as http://localhost");
        }
    }

    private static void misbehave(Context ctx, Faults faults) {
        if (faults.take(Kind.THROTTLE)) {
            int seconds = faults.settings().retryAfterS();
            ctx.header("Retry-After", Integer.toString(seconds));
            throw new ApiException(429, "too_many_requests", "Try again after " + seconds + " s");
        }
        if (faults.take(Kind.FAIL_NEXT)) {
            throw new ApiException(faults.settings().failStatus(), "fault", "Failed by the fault fail_next");
        }
    }
}
