package energy.flipbridge.cloud;

/**
 * A port that a part listens on.
 *
 * @param option the command-line option that changes it
 */
record Port(String part, String option, int number) {}
