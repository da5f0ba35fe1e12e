package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.WrongField;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Checks what people have typed, and names everything that is wrong with it at once, with 422 as Flip's own refusals. */
@Component
@OnRole(Role.WEB)
class Validation {

    private final Validator validator;

    Validation(Validator validator) {
        this.validator = validator;
    }

    <T> T checked(T form) {
        return checked(form, List.of());
    }

    /** @param more what is wrong beyond single fields */
    <T> T checked(T form, List<WrongField> more) {
        List<WrongField> errors = Stream.concat(
                        more.stream(),
                        validator.validate(form).stream()
                                .map(wrong ->
                                        new WrongField(wrong.getPropertyPath().toString(), wrong.getMessage())))
                .sorted(Comparator.comparing(WrongField::field))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalidFields(errors);
        }
        return form;
    }
}
