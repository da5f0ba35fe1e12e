package energy.flipbridge.projections.devices;

import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Growing;
import energy.flipbridge.projections.view.Partitions;
import org.bson.Document;

/** The things there are, in the order in which they were first mentioned; a list for each partition. */
final class Directory {

    private Directory() {}

    static Growing of(String thing) {
        return of(Partitions.of(thing));
    }

    static Growing of(int partition) {
        return new Growing("page/" + partition, page -> "page/" + partition + "/" + page);
    }

    static void add(Documents documents, String thing, long position) {
        of(thing).add(documents, new Document("thing", thing).append("since", position));
    }
}
