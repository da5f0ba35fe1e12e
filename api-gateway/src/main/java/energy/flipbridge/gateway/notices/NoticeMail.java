package energy.flipbridge.gateway.notices;

import energy.flipbridge.gateway.account.Account;
import energy.flipbridge.gateway.mail.Mail;
import energy.flipbridge.gateway.settings.PublicUrl;
import energy.flipbridge.projections.notices.Notice;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The mail with a notice, in the account's language, with a way to the page and a way to have no more of them. */
final class NoticeMail {

    private static final String TEXT = """
            %s

            %s
            %s

            --
            %s
            %s
            """;

    private static final String HTML = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><title>%s</title></head>
            <body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:32em;margin:2em auto;padding:0 1em">
            <h1 style="font-size:22px;line-height:1.3">%s</h1>
            %s
            <p><a href="%s" style="font-size:20px">%s</a></p>
            <p style="border-top:1px solid #767676;padding-top:1em">%s <a href="%s">%s</a></p>
            </body>
            </html>
            """;

    private NoticeMail() {}

    static Mail of(Notice notice, Account account, String token, URI publicUrl) {
        NoticeWords words = NoticeWords.of(account.language());
        NoticeWords.Letter letter = words.letter(notice);
        String page = PublicUrl.of(publicUrl, page(notice));
        String off = PublicUrl.of(publicUrl, "/mails/off?token=" + token);
        return new Mail(
                account.address(),
                letter.subject(),
                TEXT.formatted(
                        String.join("\n\n", letter.paragraphs()),
                        letter.button() + ":",
                        page,
                        words.why() + " " + words.off() + ":",
                        off),
                HTML.formatted(
                        words.tag(),
                        HtmlUtils.htmlEscape(letter.subject()),
                        HtmlUtils.htmlEscape(letter.subject()),
                        paragraphs(letter.paragraphs()),
                        HtmlUtils.htmlEscape(page),
                        letter.button(),
                        words.why(),
                        HtmlUtils.htmlEscape(off),
                        words.off()),
                URI.create(PublicUrl.of(publicUrl, "/api/mails/off?token=" + token)));
    }

    private static String page(Notice notice) {
        String home = "/home/" + segment(notice.siteId());
        return switch (notice) {
            case Notice.OfEvent event -> home + "/events/" + segment(event.eventId());
            case Notice.SilentBattery _ -> home;
        };
    }

    private static String segment(String name) {
        return UriUtils.encode(name, "UTF-8").replace("%3A", ":");
    }

    private static String paragraphs(List<String> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> "<p>" + HtmlUtils.htmlEscape(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
    }
}
