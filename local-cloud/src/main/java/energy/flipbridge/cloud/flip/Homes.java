package energy.flipbridge.cloud.flip;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sites and their devices: commissioning, changes and removal (docs.flip.energy/api-6038136). */
final class Homes {
    private final State state;
    private final Enrollments enrollments;

    Homes(State state, Enrollments enrollments) {
        this.state = state;
        this.enrollments = enrollments;
    }

    record Commissioned(List<Program> programs, @Nullable Enrollment enrollment) {}

    Commissioned commission(Fields form) {
        form.require("site", "devices");
        Instant now = state.now();
        Site site = form.object("site")
                .map(given -> Forms.site(given, Site.blank(given.id("id"), now), now))
                .orElseGet(() -> Site.blank("", now));
        List<Device> devices = form.objects("devices", 1, 100).stream()
                .map(given -> Forms.device(given, site.id(), now))
                .toList();
        boolean autoEnroll = form.bool("can_auto_enroll").orElse(false);
        Set<String> ids = new HashSet<>();
        if (!devices.stream().allMatch(device -> ids.add(device.id()))) {
            form.wrong("devices", "Value error, device ids must differ");
        }
        form.throwIfAny();
        return state.write(() -> {
            refuseKnown(site, devices);
            state.checkRoom();
            state.sites.put(site.id(), site);
            devices.forEach(device -> state.devices.put(device.id(), device));
            return new Commissioned(
                    Programs.forSite(site).toList(), autoEnroll ? enrollments.autoEnroll(site, devices) : null);
        });
    }

    Site update(Site site, Fields form) {
        Site next = Forms.site(form, site, state.now());
        form.throwIfAny();
        return state.write(() -> {
            state.sites.put(next.id(), next);
            return next;
        });
    }

    List<Device> devices(String siteId) {
        return state.devices
                .all()
                .filter(device -> device.siteId().equals(siteId))
                .sorted(Comparator.comparing(Device::createdAt).thenComparing(Device::id))
                .toList();
    }

    Device addDevice(Site site, Fields form) {
        Device device = Forms.device(form, site.id(), state.now());
        form.throwIfAny();
        return state.write(() -> {
            refuseKnown(device);
            state.checkRoom();
            state.devices.put(device.id(), device);
            return device;
        });
    }

    Device update(Device device, Fields form) {
        ObjectNode attributes = device.attributes().deepCopy();
        attributes.setAll(Forms.attributes(form));
        ObjectNode configuration = device.configuration().deepCopy();
        configuration.setAll(Forms.configuration(form));
        form.throwIfAny();
        return state.write(() -> {
            Device next = device.with(attributes, configuration, state.now());
            state.devices.put(next.id(), next);
            return next;
        });
    }

    void remove(Device device) {
        state.write(() -> {
            state.devices.remove(device.id());
            enrollments.forget(device);
            return device;
        });
    }

    private void refuseKnown(Site site, List<Device> devices) {
        if (state.sites.has(site.id())) {
            throw ApiException.conflict("The site " + site.id() + " is commissioned already");
        }
        devices.forEach(this::refuseKnown);
    }

    private void refuseKnown(Device device) {
        if (state.devices.has(device.id())) {
            throw ApiException.conflict("The device " + device.id() + " is commissioned already");
        }
    }
}
