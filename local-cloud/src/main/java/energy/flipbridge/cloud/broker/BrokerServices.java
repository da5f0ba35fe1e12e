package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.services.publish.PublishService;
import com.hivemq.extension.sdk.api.services.publish.RetainedMessageStore;
import com.hivemq.extension.sdk.api.services.session.ClientService;

/** What the running broker offers to the data plane. */
record BrokerServices(PublishService publish, ClientService clients, RetainedMessageStore retained) {}
