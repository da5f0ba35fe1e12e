package energy.flipbridge.projections.outcomes;

/** How the outcomes view wakes the worker once a batch is in the database. */
public interface OutcomeSignals {

    void outstanding(Outstanding command);

    void settled(String commandId);
}
