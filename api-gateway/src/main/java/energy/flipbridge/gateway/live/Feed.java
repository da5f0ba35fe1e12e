package energy.flipbridge.gateway.live;

import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.history.Subjects;
import energy.flipbridge.projections.view.ViewEvent;

/** Which events somebody follows. */
sealed interface Feed {

    boolean has(ViewEvent event);

    /** of all batteries and homes, but neither their readings nor who looked at them */
    record Fleet() implements Feed {

        @Override
        public boolean has(ViewEvent event) {
            return !(event.payload() instanceof TelemetryReported) && !(event.payload() instanceof RecordsRead);
        }
    }

    record OfDevice(String thing) implements Feed {

        @Override
        public boolean has(ViewEvent event) {
            return thing.equals(Subjects.thing(event.payload()));
        }
    }

    record OfCommand(String commandId) implements Feed {

        @Override
        public boolean has(ViewEvent event) {
            return Subjects.commands(event.payload()).contains(commandId);
        }
    }
}
