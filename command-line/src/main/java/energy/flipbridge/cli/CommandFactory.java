package energy.flipbridge.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and hands the environment to those whose constructor takes it. */
final class CommandFactory implements IFactory {
    private final Environment environment;
    private final IFactory others = CommandLine.defaultFactory();

    CommandFactory(Environment environment) {
        this.environment = environment;
    }

    @Override
    public <K> K create(Class<K> type) {
        try {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Environment.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(environment));
                }
            }
            return others.create(type);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot make " + type, e);
        }
    }
}
