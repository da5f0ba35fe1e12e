package energy.flipbridge.benchmarks;

/** What makes a benchmark smaller, for a trial. */
final class Option {

    private Option() {}

    static int number(String[] arguments, String name, int usual) {
        return arguments.length == 3 && arguments[1].equals(name) ? Integer.parseInt(arguments[2]) : usual;
    }
}
