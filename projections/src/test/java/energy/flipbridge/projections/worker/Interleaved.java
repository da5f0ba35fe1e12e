package energy.flipbridge.projections.worker;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.bson.Document;

/** A real collection in which something happens between a worker's reading it and its use of what it read. */
public final class Interleaved {

    private Interleaved() {}

    /**
     * @param meanwhile runs on a thread of its own after the first query has read all its documents; the query returns
     *     once it is done, or waits for a monitor of the one that reads
     */
    @SuppressWarnings("unchecked")
    public static MongoCollection<Document> after(MongoCollection<Document> collection, Runnable meanwhile) {
        Thread other = Thread.ofPlatform().unstarted(meanwhile);
        return proxy(MongoCollection.class, collection, (method, result) -> {
            if (!method.equals("find") || other.getState() != Thread.State.NEW) {
                return result;
            }
            return proxy(FindIterable.class, (FindIterable<Document>) result, (step, cursor) -> {
                if (!step.equals("iterator")) {
                    return cursor;
                }
                // The embedded server's cursors hold the first hundred documents, and these tests have fewer.
                ((MongoCursor<Document>) cursor).hasNext();
                other.start();
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> switch (other.getState()) {
                    case BLOCKED, TERMINATED -> true;
                    default -> false;
                });
                return cursor;
            });
        });
    }

    private interface Then {
        Object result(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Then then) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return then.result(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
