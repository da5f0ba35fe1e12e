package energy.flipbridge.domain.event;

import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/**
 * The form of events in the store, wherever they are read. What was stored stays readable for ever: a changed form of an
 * event is a new revision, and an upcaster here brings the older ones to it.
 */
public final class StoredForm {

    private static final EventUpcaster UPCASTERS = new EventUpcasterChain();

    private StoredForm() {}

    /** Brings every revision that was ever stored to today's. */
    public static EventUpcaster upcasters() {
        return UPCASTERS;
    }

    /**
     * The names under which events of these classes are in the store. An upcaster that brings events of another name to
     * one of them adds that name here.
     */
    public static Set<String> names(Set<Class<?>> events) {
        return events.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
    }

    /** As Axon's Spring Boot configuration builds it for {@code axon.serializer.events=jackson3}. */
    public static Serializer serializer() {
        return Jackson3Serializer.builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .converter(new ChainingConverter())
                .build();
    }
}
