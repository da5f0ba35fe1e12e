package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.Progress;
import energy.flipbridge.provisioning.Step;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what the commands do, in colours where the terminal takes them. */
final class Console implements Progress {
    private final PrintWriter out;
    private final Ansi ansi;

    Console(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
        this.ansi = spec.commandLine().getColorScheme().ansi();
    }

    @Override
    public void done(Step step, String detail) {
        String mark = step == Step.WAITING || step == Step.NOTE ? "@|yellow -|@" : "@|green \u2713|@";
        line("  %s %-12s %s".formatted(mark, step.label(), detail));
    }

    /** Prints a line, with picocli's markup for colours. */
    void line(String text) {
        out.println(ansi.string(text));
        out.flush();
    }

    void blank() {
        out.println();
    }

    void waitUntil(Instant due, InstantSource clock) throws InterruptedException {
        boolean live = ansi.enabled();
        for (Duration left = left(due, clock); left.isPositive(); left = left(due, clock)) {
            if (live) {
                out.print("\r    "
                        + left.truncatedTo(ChronoUnit.SECONDS).toString().substring(2)
                        + " left; Ctrl-C is safe, the next run ends the old certificate   ");
                out.flush();
            }
            Thread.sleep(left.compareTo(Duration.ofSeconds(1)) < 0 ? left : Duration.ofSeconds(1));
        }
        if (live) {
            out.print("\r\u001B[K");
        }
    }

    private static Duration left(Instant due, InstantSource clock) {
        return Duration.between(clock.instant(), due);
    }

    /** A path as one would type it: relative to where one is, when it lies below. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) && !there.equals(here)
                ? here.relativize(there).toString()
                : path.toString();
    }
}
