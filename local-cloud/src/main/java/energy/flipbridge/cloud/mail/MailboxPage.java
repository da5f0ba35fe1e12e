package energy.flipbridge.cloud.mail;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The page of all mails, for people at {@code /} and for programs at {@code /api/messages}. */
public final class MailboxPage implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final Javalin javalin;

    private MailboxPage(Javalin javalin) {
        this.javalin = javalin;
    }

    public static MailboxPage start(int port, MailServer mails) throws IOException {
        byte[] style = resource("mailbox.css");
        byte[] icon = resource("icon.svg");
        Javalin javalin = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            JavalinDefaultRoutingApi routes = config.routes;
            routes.before(MailboxPage::protect);
            routes.get("/", context -> context.html(MailboxHtml.of(mails.mails())));
            routes.get(
                    "/mailbox.css", context -> context.contentType("text/css").result(style));
            routes.get(
                    "/icon.svg", context -> context.contentType("image/svg+xml").result(icon));
            routes.get(
                    "/api/messages",
                    context -> context.contentType("application/json")
                            .result(JsonMapper.shared().writeValueAsBytes(Map.of("messages", mails.mails()))));
        });
        return new MailboxPage(javalin.start("127.0.0.1", port));
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(MailboxPage.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
