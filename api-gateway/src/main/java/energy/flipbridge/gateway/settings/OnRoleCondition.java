package energy.flipbridge.gateway.settings;

import java.util.Arrays;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class OnRoleCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        GatewaySettings settings =
                Binder.get(context.getEnvironment()).bindOrCreate("flipbridge", GatewaySettings.class);
        MergedAnnotation<OnRole> annotation = metadata.getAnnotations().get(OnRole.class);
        return Arrays.stream(annotation.getEnumArray(MergedAnnotation.VALUE, Role.class))
                .anyMatch(settings.roles()::contains);
    }
}
