package energy.flipbridge.projections.errands;

/**
 * An errand that is to be run now.
 *
 * @param isKnownToFlip whether Flip knows the site
 * @param isContactAtFlip whether Flip may know whose home it is
 */
record Task(String siteId, Errand errand, boolean isKnownToFlip, boolean isContactAtFlip) {}
