package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.NoteCertificates;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import java.util.Comparator;
import java.util.List;

/** The certificates that a device is known to have, by id: AWS IoT names them in any order. */
record Credentials(List<DeviceCertificate> certificates) {

    static final Credentials NONE = new Credentials(List.of());

    private static final int MOST = 20;

    Credentials changed(CertificatesChanged event) {
        return new Credentials(event.certificates());
    }

    static List<DeviceEvent> note(Device device, NoteCertificates command) {
        List<DeviceCertificate> certificates = command.certificates().stream()
                .distinct()
                .sorted(Comparator.comparing(DeviceCertificate::id))
                .limit(MOST)
                .toList();
        return certificates.equals(device.credentials().certificates())
                ? List.of()
                : List.of(new CertificatesChanged(command.thing(), certificates, command.at()));
    }
}
