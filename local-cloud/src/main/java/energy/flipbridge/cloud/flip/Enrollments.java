package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Enrollment.Attribute;
import energy.flipbridge.cloud.flip.Enrollment.Method;
import energy.flipbridge.cloud.flip.Enrollment.Status;
import energy.flipbridge.cloud.flip.Program.FormField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joining and leaving programmes (docs.flip.energy/api-6038143, enrollment-process). */
final class Enrollments {
    private static final Set<Status> OPEN = EnumSet.of(Status.PENDING, Status.NEEDS_ACTION);
    private final State state;
    private final Outbox outbox;

    Enrollments(State state, Outbox outbox) {
        this.state = state;
        this.outbox = outbox;
    }

    List<Enrollment> ofSite(String siteId) {
        return state.enrollments
                .all()
                .filter(enrollment -> enrollment.siteId().equals(siteId))
                .sorted(Comparator.comparing(Enrollment::createdAt))
                .toList();
    }

    Enrollment enroll(Site site, Fields form) {
        List<String> deviceIds = form.texts("device_ids", 1, 100);
        form.require("device_ids", "program_id", "enroll_method");
        Method method = form.oneOf("enroll_method", Method.class).orElse(Method.USER_ACTION);
        boolean agreed = form.bool("has_agreed_to_terms_and_conditions").orElse(false);
        String version = form.text("terms_and_conditions_version").orElse(null);
        List<Attribute> attributes = attributes(form);
        String programId = form.text("program_id").orElse("");
        Programs.find(programId)
                .filter(program -> program.serves(site.zipCode()))
                .ifPresentOrElse(
                        program -> {
                            checkDevices(form, site, program, deviceIds);
                            checkTerms(form, program, agreed, version);
                            checkAnswers(form, program, attributes);
                        },
                        () -> form.wrong("program_id", "Value error, no such programme for the site's zip code"));
        form.throwIfAny();
        return state.write(() -> {
            refuseSecond(site, programId);
            return create(site, deviceIds, programId, method, attributes, agreed, version);
        });
    }

    /** Joins by itself where the programme allows it; inside a change only. */
    @Nullable
    Enrollment autoEnroll(Site site, List<Device> devices) {
        return Programs.forSite(site)
                .filter(Program::canAutoEnroll)
                .findFirst()
                .map(program -> {
                    List<String> ids = devices.stream()
                            .filter(device -> program.takes(device.type()))
                            .map(Device::id)
                            .toList();
                    String version = program.termsAndConditionsVersion();
                    return create(site, ids, program.id(), Method.AUTO_ENROLL, List.of(), null, version);
                })
                .filter(enrollment -> !enrollment.deviceIds().isEmpty())
                .orElse(null);
    }

    /** The homeowner leaves. */
    Enrollment leave(Enrollment enrollment) {
        return state.write(() ->
                enrollment.status() == Status.UNENROLLED ? enrollment : become(enrollment, Status.UNENROLLED, null));
    }

    /** The utility decides; only open applications can be decided, and active ones can need action again. */
    Enrollment decide(String id, Status decision, @Nullable String reason) {
        return state.write(() -> {
            Enrollment enrollment = state.enrollment(id);
            boolean possible = OPEN.contains(enrollment.status())
                    || (enrollment.status() == Status.ACTIVE && decision == Status.NEEDS_ACTION);
            if (!possible) {
                throw ApiException.conflict(
                        "The enrollment is " + enrollment.status() + ": only a PENDING or NEEDS_ACTION one is decided");
            }
            return become(enrollment, decision, reason);
        });
    }

    /** Takes a removed device out of every enrolment; inside a change only. */
    void forget(Device device) {
        ofSite(device.siteId()).stream()
                .filter(enrollment -> enrollment.status() != Status.UNENROLLED)
                .filter(enrollment -> enrollment.deviceIds().equals(List.of(device.id())))
                .forEach(enrollment -> become(enrollment, Status.UNENROLLED, "device removed"));
    }

    private Enrollment create(
            Site site,
            List<String> deviceIds,
            String programId,
            Method method,
            List<Attribute> attributes,
            @Nullable Boolean agreed,
            @Nullable String version) {
        Instant now = state.now();
        Enrollment enrollment = new Enrollment(
                UUID.randomUUID().toString(),
                deviceIds,
                site.id(),
                programId,
                method,
                Status.PENDING,
                null,
                null,
                null,
                attributes,
                agreed,
                version,
                now,
                now);
        state.enrollments.put(enrollment.id(), enrollment);
        outbox.announce("enrollment.created", enrollment, now);
        return enrollment;
    }

    private Enrollment become(Enrollment enrollment, Status status, @Nullable String reason) {
        Instant now = state.now();
        Enrollment next = enrollment.became(status, reason, now);
        state.enrollments.put(next.id(), next);
        outbox.announce("enrollment.updated", next, now);
        return next;
    }

    private void refuseSecond(Site site, String programId) {
        for (Enrollment earlier : ofSite(site.id())) {
            if (earlier.programId().equals(programId) && earlier.status() != Status.UNENROLLED) {
                throw new ApiException(
                        409,
                        "Enrollment already exists",
                        earlier.status() == Status.REJECTED
                                ? "The site was rejected by this programme and may not apply again"
                                : "The site is " + earlier.status() + " in this programme: leave it first");
            }
        }
    }

    private List<Attribute> attributes(Fields form) {
        List<Attribute> attributes = new ArrayList<>();
        for (Fields item : form.objects("program_specific_attributes", 0, 100)) {
            item.require("name", "value");
            attributes.add(new Attribute(
                    item.text("name").orElse(""), item.text("value").orElse("")));
        }
        return attributes;
    }

    private void checkDevices(Fields form, Site site, Program program, List<String> ids) {
        for (String id : ids) {
            boolean fits = state.devices
                    .find(id)
                    .filter(device -> device.siteId().equals(site.id()) && program.takes(device.type()))
                    .isPresent();
            if (!fits) {
                form.wrong("device_ids", "Value error, not an eligible device of the site: " + id);
            }
        }
    }

    private static void checkTerms(Fields form, Program program, boolean agreed, @Nullable String version) {
        String wanted = program.termsAndConditionsVersion();
        if (wanted != null && !agreed) {
            form.wrong("has_agreed_to_terms_and_conditions", "Value error, the terms must be agreed to");
        }
        if (wanted != null && !wanted.equals(version)) {
            form.wrong("terms_and_conditions_version", "Value error, the present version is " + wanted);
        }
    }

    private static void checkAnswers(Fields form, Program program, List<Attribute> attributes) {
        Map<String, String> answers = attributes.stream()
                .collect(Collectors.toMap(Attribute::name, Attribute::value, (first, second) -> second));
        Function<FormField, String> rule = field -> switch (field.type()) {
            case "boolean" -> "true|false";
            case "number" -> "-?\\d{1,15}(\\.\\d{1,15})?";
            default -> "(?s).*";
        };
        for (FormField field : program.enrollmentForm()) {
            String answer = answers.get(field.name());
            if (answer == null || !answer.matches(rule.apply(field))) {
                form.wrong(
                        "program_specific_attributes",
                        "Value error, " + field.name() + " is required as text that holds a " + field.type());
            }
        }
    }
}
