package energy.flipbridge.replay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test a recorded stream, as {@code ./flipbridge history <thing> --export} writes it, in a parameter of type
 * {@link Replay}. One at the method takes the place of one at the class. Each test method has a replay of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ReplayExtension.class)
public @interface ReplayStream {

    /** the file's name on the class path, in the test's package or, from its root, with a leading slash */
    String value();
}
