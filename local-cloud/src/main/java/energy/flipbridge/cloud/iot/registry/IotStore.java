package energy.flipbridge.cloud.iot.registry;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * The tables of the registry in one file. A change is on the disk before {@link #change} returns, and changes come one
 * after the other.
 */
public final class IotStore implements AutoCloseable {
    private final MVStore store;
    final Table<Thing> things;
    final Table<ThingType> thingTypes;
    final Table<Certificate> certificates;
    final Table<Policy> policies;
    final Table<Attachment> attachmentsByThing;
    final Table<Attachment> attachmentsByCertificate;
    final Table<PolicyAttachment> policyAttachments;

    public IotStore(Path file) {
        store = new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .autoCommitDisabled()
                .open();
        things = new Table<>(store, "things", Thing.class);
        thingTypes = new Table<>(store, "thingTypes", ThingType.class);
        certificates = new Table<>(store, "certificates", Certificate.class);
        policies = new Table<>(store, "policies", Policy.class);
        attachmentsByThing = new Table<>(store, "attachmentsByThing", Attachment.class);
        attachmentsByCertificate = new Table<>(store, "attachmentsByCertificate", Attachment.class);
        policyAttachments = new Table<>(store, "policyAttachments", PolicyAttachment.class);
    }

    /** The change checks before it writes: one that throws has written nothing. */
    synchronized <V> V change(Supplier<V> change) {
        V result = change.get();
        store.commit();
        store.sync();
        return result;
    }

    synchronized void change(Runnable change) {
        change(() -> {
            change.run();
            return true;
        });
    }

    @Override
    public synchronized void close() {
        store.close();
    }
}
