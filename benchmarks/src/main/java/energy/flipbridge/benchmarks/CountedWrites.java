package energy.flipbridge.benchmarks;

import com.mongodb.client.MongoCollection;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Collections that count what is written to them, and are read as they are. */
final class CountedWrites {

    private final AtomicLong documents = new AtomicLong();

    long documents() {
        return documents.get();
    }

    @SuppressWarnings("unchecked")
    MongoCollection<Document> instead(MongoCollection<Document> real) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                CountedWrites.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (_, method, arguments) ->
                        method.getName().equals("bulkWrite") ? count(arguments) : method.invoke(real, arguments));
    }

    private @Nullable Object count(Object[] arguments) {
        documents.addAndGet(((List<?>) arguments[0]).size());
        return null;
    }
}
