package energy.flipbridge.cloud.flip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A sandbox in a process of its own, to be killed. */
final class SandboxProcess {
    private SandboxProcess() {}

    /** Prints its port and stays until killed. */
    public static void main(String[] args) throws InterruptedException {
        FlipSandbox sandbox =
                FlipSandbox.start(FlipSandboxConfig.of(Path.of(args[0]), FlipDriver.API_KEY, FlipDriver.SIGNING_KEY));
        System.out.println("port " + sandbox.port());
        Thread.currentThread().join();
    }

    static Process launch(Path folder) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxProcess.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static int port(Process process) {
        return process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("port "))
                .findFirst()
                .map(line -> Integer.parseInt(line.substring(5)))
                .orElseThrow();
    }
}
