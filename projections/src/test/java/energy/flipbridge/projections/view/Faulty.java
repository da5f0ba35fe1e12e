package energy.flipbridge.projections.view;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database whose bulk writes fail now and then: the n-th does a part of its work and then loses the connection. */
final class Faulty {

    /** @param part how much of the write is done before it fails, 0 to 1 */
    record Fault(int write, double part) {}

    private Faulty() {}

    static MongoDatabase database(MongoDatabase real, List<Fault> faults) {
        AtomicInteger writes = new AtomicInteger();
        return proxy(MongoDatabase.class, real, (method, arguments) -> {
            Object result = invoke(real, method, arguments);
            return result instanceof MongoCollection<?> collection
                    ? proxy(MongoCollection.class, collection, (m, a) -> write(collection, m, a, writes, faults))
                    : result;
        });
    }

    private static Object write(
            MongoCollection<?> real, Method method, Object[] arguments, AtomicInteger writes, List<Fault> faults)
            throws Throwable {
        if (method.getName().equals("bulkWrite")) {
            int number = writes.getAndIncrement();
            for (Fault fault : faults) {
                if (fault.write() == number) {
                    List<?> models = (List<?>) arguments[0];
                    List<?> done = new ArrayList<>(models.subList(0, (int) (models.size() * fault.part())));
                    if (!done.isEmpty()) {
                        Object[] partly = Arrays.copyOf(arguments, arguments.length);
                        partly[0] = done;
                        invoke(real, method, partly);
                    }
                    throw new MongoSocketReadException("the connection is lost", new ServerAddress());
                }
            }
        }
        return invoke(real, method, arguments);
    }

    private interface Call {
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Object real, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> call.answer(method, arguments)));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
