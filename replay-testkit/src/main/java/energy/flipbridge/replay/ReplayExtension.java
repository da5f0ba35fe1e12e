package energy.flipbridge.replay;

import java.net.URL;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Loads the stream that {@link ReplayStream} names. */
final class ReplayExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ReplayExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Replay.class;
    }

    /** JUnit closes what its store holds when the test is over. */
    @Override
    public Replay resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Replay.class, _ -> new Replay(RecordedStream.read(file(context))), Replay.class);
    }

    private static URL file(ExtensionContext context) {
        String name = AnnotationSupport.findAnnotation(context.getElement(), ReplayStream.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ReplayStream.class))
                .map(ReplayStream::value)
                .orElseThrow(() -> new ParameterResolutionException(
                        "A test with a Replay needs @ReplayStream(\"<file>\") at its method or class"));
        URL file = context.getRequiredTestClass().getResource(name);
        if (file == null) {
            throw new ParameterResolutionException("There is no " + name + " beside "
                    + context.getRequiredTestClass().getName() + " on the class path. Put the exported file into "
                    + "src/test/resources, in the folder of the test's package, or begin the name with a slash");
        }
        return file;
    }
}
