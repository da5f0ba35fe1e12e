package energy.flipbridge.gateway.claim;

import energy.flipbridge.domain.registration.ParsedUrl;
import energy.flipbridge.gateway.web.ProblemException;
import org.springframework.http.HttpStatus;

/** Each way in which a claim may fail, with what to do next. */
enum ClaimProblem {
    LINK_DAMAGED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "link-damaged",
            "The registration link is damaged or incomplete. Scan the code on the battery again."),
    LINK_TOO_OLD(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "link-too-old",
            "The registration link is older than an hour. Let the battery make a new one."),
    LINK_FROM_FUTURE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "link-from-future",
            "The registration link comes from the future. Set the clock of the battery, then let it make a new one."),
    LINK_FOR_ELSEWHERE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "link-for-elsewhere",
            "The registration link was made for another address than this one. Let the battery make a new one for this "
                    + "page."),
    OTHER_THING(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "link-of-another-thing",
            "The registration link belongs to another battery than the address names. Use the link of this one."),
    WRONG_SIGNATURE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "wrong-signature",
            "None of the battery's active certificates signed this link. Let the battery make a new one with its "
                    + "current key."),
    CERTIFICATE_ENDED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "certificate-not-active",
            "The certificate that signed this link is none of the battery's active ones. Let the battery make a new link "
                    + "with its current certificate."),
    NO_ACTIVE_CERTIFICATE(
            HttpStatus.CONFLICT,
            "no-active-certificate",
            "The battery has no active certificate. Provision it again or activate its certificate, then let it make "
                    + "a new link."),
    UNKNOWN_THING(
            HttpStatus.NOT_FOUND,
            "unknown-thing",
            "AWS IoT has no battery of this name. Check the name, or provision the battery first."),
    NONCE_SPENT(
            HttpStatus.CONFLICT,
            "nonce-spent",
            "The registration link was used before. Let the battery make a new one."),
    OWNED_BY_ANOTHER(
            HttpStatus.CONFLICT,
            "owned-by-another",
            "The battery belongs to somebody else. Its owner must release it before it can be claimed.");

    private final HttpStatus status;
    private final String type;
    private final String detail;

    ClaimProblem(HttpStatus status, String type, String detail) {
        this.status = status;
        this.type = type;
        this.detail = detail;
    }

    String type() {
        return type;
    }

    ProblemException exception() {
        return new ProblemException(status, type, detail);
    }

    static ClaimProblem ofLink(ParsedUrl.Reason reason) {
        return switch (reason) {
            case TOO_OLD -> LINK_TOO_OLD;
            case FROM_THE_FUTURE -> LINK_FROM_FUTURE;
            case TOO_LONG, NO_THING_NAME, NO_TIME, NO_NONCE, UNREADABLE -> LINK_DAMAGED;
        };
    }
}
