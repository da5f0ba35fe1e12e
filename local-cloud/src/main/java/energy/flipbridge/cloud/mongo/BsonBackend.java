package energy.flipbridge.cloud.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** The library's file backend, with BSON in the file, and with collections that are renamed in one step. */
final class BsonBackend extends H2Backend {
    private static final int CACHE_MEGABYTES = 256;
    // A page is written whole when one of its documents has changed.
    private static final int PAGE_BYTES = 4_096;

    private final ReadWriteLock commands = new ReentrantReadWriteLock();

    BsonBackend(String file) {
        super(new MVStore.Builder()
                .fileName(file)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .open());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new BsonDatabase(name, getMvStore(), getCursorRegistry());
    }

    /**
     * The library drops the target of a renaming first, and moves the collection in several steps. No other command sees
     * what lies between, and the file has all of it or nothing.
     */
    @Override
    public Document handleMessage(MongoMessage message) {
        return message.getDocument().containsKey("renameCollection")
                ? within(commands.writeLock(), () -> renamed(message))
                : within(commands.readLock(), () -> super.handleMessage(message));
    }

    private Document renamed(MongoMessage message) {
        // What is thrown in the midst of an operation would close the store; a task keeps it.
        FutureTask<Document> renaming = new FutureTask<>(() -> super.handleMessage(message));
        commit();
        getMvStore().executeFilestoreOperation(renaming);
        commit();
        try {
            return renaming.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    private static Document within(Lock lock, Supplier<Document> command) {
        lock.lock();
        try {
            return command.get();
        } finally {
            lock.unlock();
        }
    }
}
