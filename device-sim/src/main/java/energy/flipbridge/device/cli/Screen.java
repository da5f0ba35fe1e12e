package energy.flipbridge.device.cli;

import java.io.PrintWriter;

/** Lines that stay, and on a terminal one live line below them. */
final class Screen {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private String live = "";

    Screen(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    static Screen of(PrintWriter out) {
        return new Screen(out, hasTerminal());
    }

    /** whether a person sees what is printed */
    static boolean hasTerminal() {
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    boolean isTerminal() {
        return isTerminal;
    }

    synchronized void line(String text) {
        if (isTerminal && !live.isEmpty()) {
            out.print(CLEAR_LINE);
        }
        out.println(text);
        if (isTerminal) {
            out.print(live);
        }
        out.flush();
    }

    /** replaces the live line; without a terminal there is none */
    synchronized void live(String text) {
        if (isTerminal) {
            live = text;
            out.print(CLEAR_LINE + text);
            out.flush();
        }
    }

    /** leaves the live line as it stands */
    synchronized void end() {
        if (isTerminal && !live.isEmpty()) {
            out.println();
            live = "";
        }
        out.flush();
    }
}
