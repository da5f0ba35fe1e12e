package energy.flipbridge.gateway.aws;

import energy.flipbridge.gateway.settings.AwsSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** What several parts need to speak with AWS; made only where one of them is at work, for not every node knows a region. */
@Configuration(proxyBeanMethods = false)
class AwsConfiguration {

    private static final int CONNECTIONS = 32;

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    AwsCredentialsProvider awsCredentials(AwsSettings settings) {
        return settings.accessKeyId() == null || settings.secretAccessKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKeyId().value(),
                        settings.secretAccessKey().value()));
    }

    @Bean
    @Lazy
    SqsAsyncClient sqs(AwsSettings settings, AwsCredentialsProvider credentials) {
        SqsAsyncClientBuilder builder = SqsAsyncClient.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS));
        if (settings.sqsEndpointUrl() != null) {
            builder.endpointOverride(settings.sqsEndpointUrl());
        }
        return builder.build();
    }
}
