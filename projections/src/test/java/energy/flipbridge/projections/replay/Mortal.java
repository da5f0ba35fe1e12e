package energy.flipbridge.projections.replay;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** The database as a process sees it that is killed at one of its calls, before or after the database has heard of it. */
final class Mortal {

    /** Not an exception: nobody tidies up in a process that is killed. */
    static final class Killed extends Error {
        Killed() {
            super("killed");
        }
    }

    private final AtomicInteger left;
    private final boolean isHeard;

    private Mortal(int calls, boolean isHeard) {
        this.left = new AtomicInteger(calls);
        this.isHeard = isHeard;
    }

    /**
     * @param calls how many are answered
     * @param isHeard whether the database still carries out the one after them
     */
    static MongoDatabase database(MongoDatabase real, int calls, boolean isHeard) {
        return new Mortal(calls, isHeard).proxy(MongoDatabase.class, real);
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> call(real, method, arguments)));
    }

    private Object call(Object real, Method method, Object[] arguments) throws Throwable {
        if (!method.getName().startsWith("get") && !method.getName().startsWith("with")) {
            int now = left.getAndDecrement();
            if (now == 0 && isHeard) {
                invoke(real, method, arguments);
            }
            if (now <= 0) {
                throw new Killed();
            }
        }
        Object result = invoke(real, method, arguments);
        return result instanceof MongoCollection<?> ? proxy(MongoCollection.class, result) : result;
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
