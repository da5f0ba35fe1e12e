package energy.flipbridge.cloud.iot.registry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps the certificates and their states, and tells when one may no longer connect. */
public final class Certificates {
    private final IotStore store;
    private final InstantSource clock;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public Certificates(IotStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Calls back with the certificate's id after it was deactivated, revoked, deleted or detached from a thing. */
    public void onLoweredTrust(Consumer<String> listener) {
        listeners.add(listener);
    }

    public Certificate register(String id, String pem, boolean active) {
        Instant now = clock.instant();
        CertificateStatus status = active ? CertificateStatus.ACTIVE : CertificateStatus.INACTIVE;
        Certificate certificate = new Certificate(id, pem, status, now, now, 1);
        store.change(() -> store.certificates.put(id, certificate));
        return certificate;
    }

    public Certificate describe(String id) {
        return find(id).orElseThrow(() -> IotException.notFound("Certificate", id));
    }

    public Optional<Certificate> find(String id) {
        return store.certificates.get(id);
    }

    public Page<Certificate> list(Optional<String> after, int size) {
        return store.certificates.page(after, size, any -> true);
    }

    public void update(String id, CertificateStatus status) {
        store.change(() -> store.certificates.put(id, describe(id).withStatus(status, clock.instant())));
        if (status != CertificateStatus.ACTIVE) {
            tell(id);
        }
    }

    /**
     * An active certificate, or one with things, is never deleted.
     *
     * @param force whether policies that are still attached are detached with it
     */
    public void delete(String id, boolean force) {
        store.change(() -> {
            if (describe(id).isActive()) {
                throw IotException.certificateState("The certificate must be deactivated (not ACTIVE) before deletion."
                        + " (certificateId: " + id + ")");
            }
            if (!store.attachmentsByCertificate.startingWith(id + "/").isEmpty()) {
                throw IotException.deleteConflict(
                        "Things must be detached before deletion (arn: " + Arns.certificate(id) + ")");
            }
            List<PolicyAttachment> policies = List.copyOf(store.policyAttachments.startingWith(id + "/"));
            if (!policies.isEmpty() && !force) {
                throw IotException.deleteConflict(
                        "Certificate policies must be detached before deletion (arn: " + Arns.certificate(id) + ")");
            }
            policies.forEach(it -> store.policyAttachments.remove(it.key()));
            store.certificates.remove(id);
        });
        tell(id);
    }

    void tell(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }
}
