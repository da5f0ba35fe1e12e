package energy.flipbridge.provisioning.artifacts;

import energy.flipbridge.provisioning.ProvisioningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second command out of an artifacts folder; the operating system releases it when the process dies. */
public final class FolderLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static FolderLock of(Path folder) {
        AtomicFiles.createFolder(folder);
        Path file = folder.resolve(".provisioning.lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // The file is deleted by its holder: a lock on one that is gone would keep nobody out.
            if (tryLock(channel) == null || !Files.exists(file)) {
                channel.close();
                throw busy(folder);
            }
            return new FolderLock(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static ProvisioningException busy(Path folder) {
        return new ProvisioningException(
                "Another command is working on " + folder + ". Wait until it has finished, then run this again");
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
