package energy.flipbridge.gateway.claim;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A claim that asks for commissioning has the site and the device; each that is missing is named. */
@Documented
@Constraint(validatedBy = CompleteForFlip.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface CompleteForFlip {

    String message() default "is needed to commission the battery";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<CompleteForFlip, ClaimRequest> {

        @Override
        public boolean isValid(ClaimRequest claim, ConstraintValidatorContext context) {
            if (!claim.wantsCommissioning()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            boolean site = isGiven(claim.site(), "site", context);
            boolean device = isGiven(claim.device(), "device", context);
            return site && device;
        }

        private static boolean isGiven(@Nullable Object part, String field, ConstraintValidatorContext context) {
            if (part == null) {
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode(field)
                        .addConstraintViolation();
            }
            return part != null;
        }
    }
}
