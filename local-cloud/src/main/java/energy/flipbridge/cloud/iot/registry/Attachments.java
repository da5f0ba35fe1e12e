package energy.flipbridge.cloud.iot.registry;

import java.util.List;
import java.util.Optional;

/** Attaches certificates to things. */
public final class Attachments {
    private final IotStore store;
    private final Certificates certificates;

    public Attachments(IotStore store, Certificates certificates) {
        this.store = store;
        this.certificates = certificates;
    }

    /**
     * Attaching again is no error.
     *
     * @param exclusive refused when either side is attached elsewhere, as on AWS
     */
    public void attach(String thingName, String principalArn, boolean exclusive) {
        String certificateId = Arns.certificateId(principalArn);
        store.change(() -> {
            requireThing(thingName);
            certificates.describe(certificateId);
            List<Attachment> others = store.attachmentsByCertificate.startingWith(certificateId + "/").stream()
                    .filter(it -> !it.thingName().equals(thingName))
                    .toList();
            if (others.stream().anyMatch(Attachment::exclusive) || exclusive && !others.isEmpty()) {
                throw IotException.invalid("The principal is attached to another thing, and one of them exclusively");
            }
            Attachment attachment = new Attachment(thingName, certificateId, exclusive);
            store.attachmentsByThing.put(attachment.key(), attachment);
            store.attachmentsByCertificate.put(certificateId + "/" + thingName, attachment);
        });
    }

    public void detach(String thingName, String principalArn) {
        String certificateId = Arns.certificateId(principalArn);
        store.change(() -> {
            requireThing(thingName);
            store.attachmentsByThing.remove(thingName + "/" + certificateId);
            store.attachmentsByCertificate.remove(certificateId + "/" + thingName);
        });
        certificates.tell(certificateId);
    }

    public List<Attachment> ofThing(String thingName) {
        requireThing(thingName);
        return List.copyOf(store.attachmentsByThing.startingWith(thingName + "/"));
    }

    public List<Attachment> ofPrincipal(String principalArn) {
        String certificateId = Arns.certificateId(principalArn);
        certificates.describe(certificateId);
        return List.copyOf(store.attachmentsByCertificate.startingWith(certificateId + "/"));
    }

    /**
     * The thing that a connection stands for: the one that the certificate belongs to exclusively, else the attached one
     * of the client id's name (AWS IoT developer guide, "Thing policy variables").
     */
    public Optional<String> thingOf(String certificateId, String clientId) {
        return store.attachmentsByCertificate.startingWith(certificateId + "/").stream()
                .filter(it -> it.exclusive() || it.thingName().equals(clientId))
                .map(Attachment::thingName)
                .findFirst();
    }

    private void requireThing(String thingName) {
        if (store.things.get(thingName).isEmpty()) {
            throw IotException.notFound("Thing", thingName);
        }
    }
}
