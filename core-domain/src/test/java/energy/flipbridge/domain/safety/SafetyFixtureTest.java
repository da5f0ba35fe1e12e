package energy.flipbridge.domain.safety;

import energy.flipbridge.domain.safety.SafetyCommand.ResumeAll;
import energy.flipbridge.domain.safety.SafetyCommand.StopAll;
import energy.flipbridge.domain.safety.SafetyEvent.AllResumed;
import energy.flipbridge.domain.safety.SafetyEvent.AllStopped;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class SafetyFixtureTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final SafetyScope HOME = SafetyScope.home("site");

    private final AggregateTestFixture<SafetyAggregate> safety = new AggregateTestFixture<>(SafetyAggregate.class);
    private final AllStopped stopped = new AllStopped(HOME, "smoke", NOON);
    private final AllResumed resumed = new AllResumed(HOME, "all is well", NOON);

    SafetyFixtureTest() {
        // The fixture takes an aggregate without events for a deleted one.
        safety.setReportIllegalStateChange(false);
    }

    @Test
    void stopsOnceForOneReason() {
        StopAll stop = new StopAll(HOME, "smoke", NOON);
        safety.givenNoPriorActivity()
                .when(stop)
                .expectResultMessagePayload(true)
                .expectEvents(stopped);
        safety.given(stopped).when(stop).expectResultMessagePayload(false).expectNoEvents();
        safety.given(stopped, resumed).when(stop).expectEvents(stopped);
    }

    @Test
    void stopsAnewForAnotherReason() {
        safety.given(stopped)
                .when(new StopAll(HOME, "fire", NOON))
                .expectResultMessagePayload(true)
                .expectEvents(new AllStopped(HOME, "fire", NOON));
    }

    @Test
    void liftsWhatStands() {
        ResumeAll resume = new ResumeAll(HOME, "all is well", NOON);
        safety.given(stopped).when(resume).expectResultMessagePayload(true).expectEvents(resumed);
        safety.given(stopped, resumed)
                .when(resume)
                .expectResultMessagePayload(false)
                .expectNoEvents();
        safety.givenNoPriorActivity()
                .when(resume)
                .expectResultMessagePayload(false)
                .expectNoEvents();
    }
}
