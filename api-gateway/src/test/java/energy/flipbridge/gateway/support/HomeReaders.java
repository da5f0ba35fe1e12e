package energy.flipbridge.gateway.support;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.history.HistoryReader;
import energy.flipbridge.projections.homes.HomeReader;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The views' readers, over views that nothing fills; imported by name, lest the whole application finds it. */
class HomeReaders {

    private final MongoDatabase views;

    HomeReaders(MongoDatabaseFactory mongo) {
        this.views = mongo.getMongoDatabase();
    }

    @Bean
    DeviceReader deviceReader() {
        return new DeviceReader(views);
    }

    @Bean
    HomeReader homeReader() {
        return new HomeReader(views);
    }

    @Bean
    HistoryReader historyReader() {
        return new HistoryReader(views);
    }

    @Bean
    CommandReader commandReader() {
        return new CommandReader(views);
    }

    @Bean
    TelemetryReader telemetryReader() {
        return new TelemetryReader(views);
    }
}
