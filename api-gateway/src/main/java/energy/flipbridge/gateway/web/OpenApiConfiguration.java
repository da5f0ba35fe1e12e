package energy.flipbridge.gateway.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description: its head, how to sign in, and the one shape of every error. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String SUPPORT_TOKEN = "supportToken";

    @Bean
    OpenAPI flipbridgeApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Flipbridge")
                        .version("v1")
                        .description("Connects home batteries on AWS IoT to Flip, a virtual power plant. Times are "
                                + "ISO 8601 in UTC, power in W, energy in Wh. Every error is problem+json (RFC 9457)."))
                .servers(List.of(new Server().url("/").description("where this description comes from")))
                .components(new Components()
                        .addSecuritySchemes(
                                SUPPORT_TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A support token. On one machine: <data>/support-token."))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("FLIPBRIDGE-SESSION")
                                        .description("Set by signing in. Whatever changes something repeats the cookie "
                                                + "XSRF-TOKEN in the header X-XSRF-TOKEN."))
                        .addSecuritySchemes(
                                "sharedSecret",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("flipbridge.webhook.shared-secret")))
                .addSecurityItem(new SecurityRequirement().addList(SUPPORT_TOKEN));
    }

    @Bean
    OpenApiCustomizer everyErrorIsAProblem() {
        return api -> {
            ModelConverters.getInstance(true).read(ProblemSchema.class).forEach(api.getComponents()::addSchemas);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", problem()));
        };
    }

    private static ApiResponse problem() {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description("What went wrong, and what to do next")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
