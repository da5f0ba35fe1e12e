package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.Positions;
import energy.flipbridge.projections.view.StoredTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds all segments of a view, as a node would that folds it, so that no other one can. Nodes are asked to let go of them;
 * whoever has not heard of that finds them taken.
 */
final class Freeze implements AutoCloseable {

    /** longer than a claim lasts of which nothing is heard, and than a node takes to look for pauses */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(Freeze.class);

    private final String view;
    private final TokenStore tokens;
    private final Pauses pauses;
    /** positions by segment */
    private final Map<Integer, Long> held = new HashMap<>();

    private Freeze(String view, TokenStore tokens, Pauses pauses) {
        this.view = view;
        this.tokens = tokens;
        this.pauses = pauses;
    }

    /**
     * @param tokens whose claims are those of no processor
     * @param goOn is asked now and then, and throws when it is not worth going on
     */
    static Freeze of(String view, TokenStore tokens, Pauses pauses, Runnable goOn) {
        Freeze freeze = new Freeze(view, tokens, pauses);
        try {
            freeze.claimAll(goOn);
            return freeze;
        } catch (RuntimeException e) {
            freeze.close();
            throw e;
        }
    }

    private void claimAll(Runnable goOn) {
        int[] segments = tokens.fetchSegments(view);
        if (segments.length == 0) {
            throw new ReplayFailure("The processor of " + view + " has never run. Start a node, and ask again.");
        }
        long patience = PATIENCE.dividedBy(LOOK_AGAIN);
        while (held.size() < segments.length) {
            pauses.freeze(view, PAUSE);
            goOn.run();
            for (int segment : segments) {
                claim(segment);
            }
            if (held.size() < segments.length) {
                if (patience-- == 0) {
                    throw new IllegalStateException("another node does not let go of " + view);
                }
                sleep();
            }
        }
    }

    private void claim(int segment) {
        try {
            if (held.containsKey(segment)) {
                tokens.extendClaim(view, segment);
            } else {
                held.put(segment, StoredTokens.positionOf(tokens.fetchToken(view, segment)));
            }
        } catch (UnableToClaimTokenException e) {
            held.remove(segment);
            LOG.debug("Segment {} of {} is not free yet", segment, view, e);
        }
    }

    Positions positions() {
        int[] ids = held.keySet().stream().mapToInt(Integer::intValue).toArray();
        return Positions.of(partition -> held.entrySet().stream()
                .filter(segment -> Segment.computeSegment(segment.getKey(), ids).matches(partition))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElseThrow());
    }

    /**
     * Goes on holding them.
     *
     * @throws UnableToClaimTokenException when another node has taken one over
     */
    void extend() {
        pauses.freeze(view, PAUSE);
        held.keySet().forEach(segment -> tokens.extendClaim(view, segment));
    }

    @Override
    public void close() {
        try {
            held.keySet().forEach(segment -> tokens.releaseClaim(view, segment));
            pauses.thaw(view);
        } catch (RuntimeException e) {
            LOG.warn("{} goes on only when the claims on it have run out", view, e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a view is brought to a stand", e);
        }
    }
}
