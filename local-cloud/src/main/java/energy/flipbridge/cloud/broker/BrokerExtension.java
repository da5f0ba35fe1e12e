package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.parameter.AuthorizerProviderInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.auth.provider.AuthorizerProvider;
import energy.flipbridge.cloud.iot.registry.Certificates;
import energy.flipbridge.cloud.rules.TopicRule;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Puts the registry's rules into the broker when it starts, and hands out its services. */
final class BrokerExtension implements ExtensionMain {
    private final DeviceAccess access;
    private final Certificates certificates;
    private final TopicRule rule;
    private final InstantSource clock;
    private final CompletableFuture<BrokerServices> services = new CompletableFuture<>();

    BrokerExtension(DeviceAccess access, Certificates certificates, TopicRule rule, InstantSource clock) {
        this.access = access;
        this.certificates = certificates;
        this.rule = rule;
        this.clock = clock;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        CertificateAuthenticator authenticator = new CertificateAuthenticator(access);
        PolicyAuthorizer authorizer = new PolicyAuthorizer(access);
        RuleInterceptor rules = new RuleInterceptor(access, rule, clock);
        ReceiveInterceptor receive = new ReceiveInterceptor(access);
        ConnectedDevices connected = new ConnectedDevices(access, Services.clientService());
        Services.securityRegistry().setAuthenticatorProvider(provider -> authenticator);
        Services.securityRegistry().setAuthorizerProvider(new SameAuthorizer(authorizer));
        Services.eventRegistry().setClientLifecycleEventListener(provider -> connected);
        Services.initializerRegistry().setClientInitializer((initializer, client) -> {
            client.addPublishInboundInterceptor(rules);
            client.addPublishOutboundInterceptor(receive);
        });
        certificates.onLoweredTrust(connected::recheck);
        services.complete(new BrokerServices(
                Services.publishService(), Services.clientService(), Services.retainedMessageStore()));
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // The broker ends with its connections; nothing of the extension outlives it.
    }

    BrokerServices services() {
        return services.join();
    }

    private record SameAuthorizer(PolicyAuthorizer authorizer) implements AuthorizerProvider {
        @Override
        public PolicyAuthorizer getAuthorizer(AuthorizerProviderInput input) {
            return authorizer;
        }
    }
}
