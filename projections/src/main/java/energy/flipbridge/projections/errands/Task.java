package energy.flipbridge.projections.errands;

/**
 * An errand that is to be run now.
 *
 * @param isKnownToFlip whether Flip knows the site
 */
record Task(String siteId, Errand errand, boolean isKnownToFlip) {}
