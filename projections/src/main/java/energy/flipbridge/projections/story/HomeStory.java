package energy.flipbridge.projections.story;

import energy.flipbridge.domain.home.FlipEvent;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ConsentGiven;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.EventAnnounced;
import energy.flipbridge.domain.home.HomeEvent.EventChanged;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sentences about a home. */
final class HomeStory {

    private HomeStory() {}

    static String of(HomeEvent event) {
        return switch (event) {
            case HomeOpened e -> "Home opened for " + Words.shortened(e.owner());
            case AddressChanged _ -> "The owner changed the address at Flip";
            case CommissioningRequested e ->
                "The owner asked to commission " + Words.shortened(e.thing()) + " in the home "
                        + Words.shortened(e.siteId());
            case BatteryCommissioned e ->
                Words.shortened(e.thing())
                        + (e.alreadyKnown() ? " was in the home at Flip already" : " is in the home at Flip");
            case CommissioningRefused e ->
                "Flip did not take " + Words.shortened(e.thing()) + because(e.reason(), e.fields());
            case ReleaseRequested e -> "The owner gives " + Words.shortened(e.thing()) + " up";
            case BatteryRemoved e -> Words.shortened(e.thing()) + " is out of the home at Flip";
            case ClosingRequested _ -> "The owner closes the home for good";
            case ContactErased _ -> "Flip has forgotten whose home it is";
            case ConsentGiven e ->
                "The owner agreed to the terms of programme " + Words.shortened(e.programId()) + version(e);
            case EnrolmentRequested e -> "The owner asked to join programme " + Words.shortened(e.programId());
            case EnrolmentChanged e ->
                "The enrolment in programme " + Words.shortened(e.programId()) + " is "
                        + e.status().name();
            case EnrolmentRefused e ->
                "Flip did not take the enrolment in programme " + Words.shortened(e.programId())
                        + because(e.reason(), e.fields());
            case LeavingRequested e -> "The owner asked to end the enrolment " + Words.shortened(e.enrolmentId());
            case LeavingRefused e ->
                "Flip does not end the enrolment " + Words.shortened(e.enrolmentId()) + because(e.reason(), List.of());
            case EnrolmentLeft e -> "The enrolment " + Words.shortened(e.enrolmentId()) + " has ended";
            case ParticipationChanged e ->
                "The owner opted " + (e.participating() ? "back in to" : "out of") + " event "
                        + Words.shortened(e.eventId());
            case ReserveChanged e ->
                "The owner set the reserve of " + Words.shortened(e.thing()) + " to " + e.percentage() + " %"
                        + (e.eventId() == null ? "" : " for event " + Words.shortened(e.eventId()));
            case EventAnnounced e -> "Flip announced " + told(e.event(), e.at());
            case EventChanged e -> "Flip changed " + told(e.event(), e.at());
            case HomeownerNotified e -> notified(e);
        };
    }

    private static String told(FlipEvent event, Instant now) {
        Instant end = event.endsAt();
        return "event " + Words.shortened(event.eventId()) + " from " + Words.time(event.startsAt(), now)
                + (end == null ? "" : " to " + Words.time(end, event.startsAt())) + ": "
                + event.status().name()
                + (event.participating() ? "" : ", opted out");
    }

    private static String notified(HomeownerNotified event) {
        String subject = switch (event.kind()) {
            case NEW_EVENT -> "the new event ";
            case LOW_RESERVE -> "the low charge before event ";
            case SILENT_BATTERY -> "the silence of ";
        };
        String mail = "mail about " + subject + Words.shortened(event.about());
        return switch (event.outcome()) {
            case SENT -> "The owner was sent a " + mail;
            case UNWANTED -> "The owner does not want a " + mail;
            case NO_ACCOUNT -> "There is no account any more for a " + mail;
            case TOO_LATE -> "It was too late for a " + mail;
            case NOT_DELIVERABLE -> "The owner's mail server does not take a " + mail;
        };
    }

    private static String version(ConsentGiven event) {
        @Nullable String version = event.termsVersion();
        return version == null ? "" : ", version " + Words.shortened(version);
    }

    private static String because(Refusal reason, List<String> fields) {
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Words.because(fields.isEmpty() ? words : words + " " + String.join(", ", fields));
    }
}
