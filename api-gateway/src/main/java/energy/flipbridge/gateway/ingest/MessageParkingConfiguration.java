package energy.flipbridge.gateway.ingest;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.parking.Parking;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every node can show of the parked messages, whether or not it takes telemetry in. */
@Configuration(proxyBeanMethods = false)
class MessageParkingConfiguration {

    @Bean
    ParkedMessages parkedMessages(MongoDatabase views, Clock clock) {
        return new ParkedMessages(views.getCollection("parked_messages"), clock);
    }

    @Bean
    Parking messageParking(ParkedMessages messages, ObjectProvider<Ingest> ingest, Clock clock) {
        return new MessageParking(messages, () -> Optional.ofNullable(ingest.getIfAvailable()), clock);
    }
}
