package energy.flipbridge.gateway.metrics;

/** How something stands that has to be looked up in a database. */
interface Sampler {

    /** Looks it up and sets its gauges; blocks. */
    void sample() throws Exception;

    /** Nothing is known any more: the gauges must not show what was. */
    void forget();
}
