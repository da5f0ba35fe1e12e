package energy.flipbridge.gateway.processing;

import energy.flipbridge.gateway.processing.ProcessorDetails.SegmentDetails;
import energy.flipbridge.gateway.processing.ProcessorDetails.State;
import energy.flipbridge.projections.replay.Pause;
import energy.flipbridge.projections.replay.Pauses;
import energy.flipbridge.projections.view.StoredTokens;
import energy.flipbridge.projections.view.StoredTokens.SegmentToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** How the processors are, whichever nodes hold their segments. All of it blocks. */
public class ProcessorList {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorList.class);

    private final Processing processing;
    private final ViewPositions positions;
    private final StoredTokens viewTokens;
    private final PolicyTokens policyTokens;
    private final Pauses pauses;
    private final Rates rates = new Rates();

    ProcessorList(
            Processing processing,
            ViewPositions positions,
            StoredTokens viewTokens,
            PolicyTokens policyTokens,
            Pauses pauses) {
        this.processing = processing;
        this.positions = positions;
        this.viewTokens = viewTokens;
        this.policyTokens = policyTokens;
        this.pauses = pauses;
    }

    /** @return in the order in which commands and readings need them */
    public List<ProcessorDetails> all() {
        long head = positions.head();
        Map<String, Pause> paused = pauses.current();
        Map<String, List<SegmentToken>> tokens = tokens();
        List<ProcessorDetails> all = new ArrayList<>();
        processing
                .processors()
                .forEach((name, processor) -> all.add(details(
                        processor, tokens.getOrDefault(name, List.of()), Optional.ofNullable(paused.get(name)), head)));
        return all;
    }

    /** Rates need looks from time to time. */
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void look() {
        try {
            tokens().forEach((name, segments) -> {
                StreamingEventProcessor processor = processing.processors().get(name);
                if (processor != null && !segments.isEmpty()) {
                    rates.seen(name, lowest(segments(processor, segments)), System.nanoTime());
                }
            });
        } catch (RuntimeException e) {
            LOG.debug("the positions of the processors cannot be read", e);
        }
    }

    private Map<String, List<SegmentToken>> tokens() {
        Map<String, List<SegmentToken>> tokens =
                new HashMap<>(viewTokens.of(processing.views().keySet()));
        processing.processors().keySet().stream()
                .filter(name -> !processing.views().containsKey(name))
                .forEach(name -> tokens.put(name, policyTokens.of(name)));
        return tokens;
    }

    private ProcessorDetails details(
            StreamingEventProcessor processor, List<SegmentToken> tokens, Optional<Pause> pause, long head) {
        String name = processor.getName();
        List<SegmentDetails> segments = segments(processor, tokens);
        return new ProcessorDetails(
                name,
                processing.views().containsKey(name),
                state(processor, pause.orElse(null)),
                lowest(segments),
                head,
                rates.of(name),
                segments,
                pause.orElse(null));
    }

    private static List<SegmentDetails> segments(StreamingEventProcessor processor, List<SegmentToken> tokens) {
        Map<Integer, EventTrackerStatus> own = processor.processingStatus();
        return tokens.stream()
                .map(token -> new SegmentDetails(
                        token.segment(),
                        TokenPositions.latest(token, own),
                        token.owner(),
                        own.containsKey(token.segment())))
                .toList();
    }

    private static long lowest(List<SegmentDetails> segments) {
        return segments.stream().mapToLong(SegmentDetails::position).min().orElse(-1);
    }

    private static State state(StreamingEventProcessor processor, @Nullable Pause pause) {
        if (pause != null) {
            return State.PAUSED;
        }
        if (!processor.isRunning()) {
            return State.STOPPED;
        }
        return processor.isError()
                        || processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState)
                ? State.FAILING
                : State.RUNNING;
    }
}
