package energy.flipbridge.gateway.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/**
 * Files that are written while they are read, at the pace of their readers: one at a time for each person, and so many at
 * once. One that breaks off ends without the last chunk of HTTP, which every client reports.
 */
public final class Downloads {

    /** whoever takes nothing for so long must not keep others waiting */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final int CHUNK = 16 * 1024;

    private final int most;
    private final Supplier<? extends RuntimeException> busy;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param busy what whoever comes too early is told */
    public Downloads(int most, Supplier<? extends RuntimeException> busy) {
        this.most = most;
        this.busy = busy;
    }

    /** Writes a file; may block. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Counts only once the answer is really being written: what never began would never end either. */
    public Flux<DataBuffer> file(String person, Content content) {
        return Flux.using(() -> begin(person), _ -> written(content), underWay::remove);
    }

    private Flux<DataBuffer> written(Content content) {
        return Flux.from(DataBufferUtils.outputStreamPublisher(
                        out -> write(content, out), DefaultDataBufferFactory.sharedInstance, writers, CHUNK))
                .timeout(LONGEST_PAUSE);
    }

    private String begin(String person) {
        synchronized (underWay) {
            if (underWay.size() < most && underWay.add(person)) {
                return person;
            }
        }
        throw busy.get();
    }

    private static void write(Content content, OutputStream out) {
        try {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of a file is gone", e);
        }
    }
}
