package energy.flipbridge.gateway.api;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.history.HistoryReader;
import energy.flipbridge.projections.homes.HomeReader;
import energy.flipbridge.projections.moments.MomentReader;
import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.parking.Parking;
import energy.flipbridge.projections.parking.ParkingLots;
import energy.flipbridge.projections.safety.StopReader;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import energy.flipbridge.projections.timeline.TimelineReader;
import energy.flipbridge.projections.unanswered.UnansweredReader;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the controllers ask: the views, in their database. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.WEB)
class ReaderConfiguration {

    @Bean
    DeviceReader deviceReader(MongoDatabase views) {
        return new DeviceReader(views);
    }

    @Bean
    HistoryReader historyReader(MongoDatabase views) {
        return new HistoryReader(views);
    }

    @Bean
    CommandReader commandReader(MongoDatabase views) {
        return new CommandReader(views);
    }

    @Bean
    HomeReader homeReader(MongoDatabase views) {
        return new HomeReader(views);
    }

    @Bean
    TelemetryReader telemetryReader(MongoDatabase views) {
        return new TelemetryReader(views);
    }

    @Bean
    MomentReader momentReader(MongoDatabase views, PastEvents events) {
        return new MomentReader(views, events);
    }

    @Bean
    TimelineReader timelineReader(PastEvents events) {
        return new TimelineReader(events);
    }

    @Bean
    StopReader stopReader(MongoDatabase views) {
        return new StopReader(views);
    }

    @Bean
    UnansweredReader unansweredReader(MongoDatabase views) {
        return new UnansweredReader(views);
    }

    @Bean
    ParkingLots parkingLots(List<Parking> parkings) {
        return new ParkingLots(parkings);
    }
}
