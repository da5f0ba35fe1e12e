package energy.flipbridge.projections.errands;

/** How the errands view wakes the worker once a batch is in the database. */
public interface ErrandSignals {

    void due(Errands home);
}
