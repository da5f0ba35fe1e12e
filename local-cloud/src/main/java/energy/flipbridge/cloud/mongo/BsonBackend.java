package energy.flipbridge.cloud.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.MVStore;

/** The library's file backend, with BSON in the file. */
final class BsonBackend extends H2Backend {
    private static final int CACHE_MEGABYTES = 256;
    // A page is written whole when one of its documents has changed.
    private static final int PAGE_BYTES = 4_096;

    BsonBackend(String file) {
        super(new MVStore.Builder()
                .fileName(file)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .open());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new BsonDatabase(name, getMvStore(), getCursorRegistry());
    }
}
