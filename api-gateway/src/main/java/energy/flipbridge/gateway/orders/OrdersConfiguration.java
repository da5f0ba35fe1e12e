package energy.flipbridge.gateway.orders;

import energy.flipbridge.projections.moments.PastEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

    /** Is told of an order before those who look for it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Orders orders(PastEvents past) {
        return new Orders(past);
    }
}
