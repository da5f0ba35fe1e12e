package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.homes.HomeDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where an own home is. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/homes/{siteId}/address", produces = "application/json")
@Tag(name = "Homes")
@SecurityRequirement(name = "session")
class AddressController {

    private final Addresses addresses;
    private final Validation validation;

    AddressController(Addresses addresses, Validation validation) {
        this.addresses = addresses;
        this.validation = validation;
    }

    @GetMapping
    @Operation(
            operationId = "getHomeAddress",
            summary = "The home's address, as Flip has it",
            description = "The header ETag stands for what was read; a change hands it in as If-Match.")
    Mono<ResponseEntity<Address>> read(
            @PathVariable String siteId, @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home) {
        return Blocking.call(() -> answer(addresses.read(home)));
    }

    @PutMapping
    @Operation(operationId = "changeHomeAddress", summary = "Changes the home's address at Flip")
    Mono<ResponseEntity<Address>> change(
            @PathVariable String siteId,
            @RequestBody Address wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home,
            Principal principal,
            ServerWebExchange exchange) {
        Asker asker = Asker.of(principal, exchange);
        return Blocking.call(() -> {
            if (ifMatch == null) {
                throw new ProblemException(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "if-match-missing",
                        "This needs the header If-Match with the ETag of the address that was read.");
            }
            return answer(addresses.change(home, validation.checked(wanted), strong(ifMatch), asker));
        });
    }

    /** A tag that a proxy has weakened on its way, as compression does, is still the one that was read. */
    private static String strong(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }

    private static ResponseEntity<Address> answer(Address address) {
        return ResponseEntity.ok().eTag(address.etag()).body(address);
    }
}
