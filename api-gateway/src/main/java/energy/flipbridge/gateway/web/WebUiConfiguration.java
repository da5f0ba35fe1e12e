package energy.flipbridge.gateway.web;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.EncodedResourceResolver;
import reactor.core.publisher.Mono;

/** The pages for people: one document for all their addresses, and the files that it names. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.WEB)
public class WebUiConfiguration implements WebFluxConfigurer {

    /** Every address that the pages have; the router in web-ui/src/router.tsx knows the same ones. */
    public static final List<String> PAGES = List.of(
            "/",
            "/sign-in",
            "/sign-in/code",
            "/sign-in/link",
            "/devices/register",
            "/home/{siteId}",
            "/home/{siteId}/programmes",
            "/home/{siteId}/programmes/{programId}",
            "/home/{siteId}/events",
            "/home/{siteId}/events/{eventId}",
            "/home/{siteId}/story",
            "/account/deletion",
            "/account/deleted",
            "/settings",
            "/mails/off",
            "/support",
            "/support/devices/{thing}",
            "/support/commands/{commandId}",
            "/support/unanswered",
            "/support/parked");

    /** What the pages are made of. */
    public static final List<String> FILES = List.of("/assets/**", "/favicon.svg", "/favicon.ico");

    private static final String ROOT = "web-ui/";
    private static final Resource INDEX = new ClassPathResource(ROOT + "index.html");
    private static final Resource ICON = new ClassPathResource(ROOT + "favicon.svg");
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    @Bean
    RouterFunction<ServerResponse> pages() {
        return RouterFunctions.route()
                .route(got(PAGES), _ -> served(INDEX, MediaType.TEXT_HTML, CacheControl.noCache()))
                .route(got(List.of("/favicon.svg", "/favicon.ico")), _ -> served(ICON, SVG, A_DAY))
                .build();
    }

    /** Their names change with their content, so that a browser may keep them for good. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/" + ROOT + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }

    private static RequestPredicate got(List<String> patterns) {
        RequestPredicate anyOf = patterns.stream()
                .map(pattern -> (RequestPredicate) path(pattern))
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return methods(HttpMethod.GET, HttpMethod.HEAD).and(anyOf);
    }

    private static Mono<ServerResponse> served(Resource resource, MediaType type, CacheControl cache) {
        return ServerResponse.ok().contentType(type).cacheControl(cache).bodyValue(resource);
    }
}
