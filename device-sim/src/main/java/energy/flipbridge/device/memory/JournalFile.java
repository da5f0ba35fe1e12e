package energy.flipbridge.device.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The journal's bytes: locked against a second process, appended at the end, replaced as a whole. */
final class JournalFile implements AutoCloseable {

    private final Path path;
    private FileChannel channel;

    JournalFile(Path path) throws IOException {
        this.path = path;
        this.channel = lockedChannel(path);
    }

    private static FileChannel lockedChannel(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this process holds it: the same answer as for another one
        }
        channel.close();
        throw new IOException("This battery is running already: " + path + " is in use. Stop the other one first.");
    }

    byte[] read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
            // on to the end
        }
        return buffer.array();
    }

    long size() throws IOException {
        return channel.size();
    }

    /** appends all of it or nothing */
    void append(byte[] bytes, boolean force) throws IOException {
        long end = channel.size();
        try {
            channel.position(end);
            AtomicFile.writeFully(channel, bytes);
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    void replace(Iterable<byte[]> content) throws IOException {
        Path temporary = AtomicFile.temporary(path);
        FileChannel next = lockedChannel(temporary);
        try {
            next.truncate(0);
            for (byte[] bytes : content) {
                AtomicFile.writeFully(next, bytes);
            }
            next.force(true);
            AtomicFile.move(temporary, path);
        } catch (IOException e) {
            next.close();
            throw e;
        }
        channel.close();
        channel = next;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
