package energy.flipbridge.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder of one local-cloud; a second one on the same folder is refused. */
final class DataFolder implements AutoCloseable {
    private final Path cloud;
    private final FileChannel lockFile;

    private DataFolder(Path cloud, FileChannel lockFile) {
        this.cloud = cloud;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path dataDir) throws IOException {
        Path cloud = Files.createDirectories(dataDir.toAbsolutePath().resolve("cloud"));
        if (cloud.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(cloud, PosixFilePermissions.fromString("rwx------"));
        }
        FileChannel channel =
                FileChannel.open(cloud.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new LocalCloudException("Another local-cloud uses the data folder " + dataDir.toAbsolutePath()
                    + ". Stop it, or choose another folder with --data.");
        }
        return new DataFolder(cloud, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path resolve(String name) {
        return cloud.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
