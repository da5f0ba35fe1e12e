package energy.flipbridge.cloud.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of the MongoDB wire protocol. Its file is at most a quarter of a second behind when it is killed. */
public final class MongoWireServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MongoWireServer.class);
    private static final int COMMIT_MILLIS = 250;

    private final H2Backend backend;
    private final MongoServer server;
    private final ScheduledExecutorService committer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-commit").factory());

    private MongoWireServer(H2Backend backend, MongoServer server) {
        this.backend = backend;
        this.server = server;
    }

    public static MongoWireServer start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        H2Backend backend =
                new BsonBackend(folder.resolve("bson.mv").toAbsolutePath().toString());
        MongoServer server = new MongoServer(backend);
        server.bind("127.0.0.1", port);
        MongoWireServer started = new MongoWireServer(backend, server);
        started.committer.scheduleWithFixedDelay(started::commit, COMMIT_MILLIS, COMMIT_MILLIS, TimeUnit.MILLISECONDS);
        return started;
    }

    private void commit() {
        try {
            backend.commit();
        } catch (RuntimeException e) {
            log.error("The MongoDB server could not write its file", e);
        }
    }

    public String uri() {
        return "mongodb://localhost:" + server.getLocalAddress().getPort() + "/flipbridge";
    }

    @Override
    public void close() {
        committer.shutdown();
        commit();
        server.shutdownNow();
    }
}
