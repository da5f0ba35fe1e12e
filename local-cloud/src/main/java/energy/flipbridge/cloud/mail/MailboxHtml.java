package energy.flipbridge.cloud.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the mailbox as HTML. Everything that comes from a mail is text; only web addresses become links. */
final class MailboxHtml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    private MailboxHtml() {}

    static String of(List<Mail> mails) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Mailbox · local-cloud</title>
                <link rel="icon" href="/icon.svg">
                <link rel="stylesheet" href="/mailbox.css">
                </head>
                <body>
                <header>
                <h1>Mailbox</h1>
                <p>Every mail that Flipbridge sends on this machine arrives here; none leaves it.</p>
                <a class="reload" href="/">Check for new mail</a>
                </header>
                <main>
                %s
                </main>
                <footer>
                <h2>What local-cloud stands for</h2>
                <p>This process takes the place of everything outside Flipbridge: AWS IoT, SQS, PostgreSQL, MongoDB, \
                mail and Flip. Stopping or killing Flipbridge or a battery loses nothing that was acknowledged. \
                <strong>Killing local-cloud may lose what its in-memory queue held</strong>, the sessions of the MQTT \
                broker and these mails; devices, certificates, policies and the databases are kept on the disk.</p>
                </footer>
                </body>
                </html>
                """.formatted(mails.isEmpty() ? "<p class=\"empty\">No mail yet.</p>" : articles(mails));
    }

    private static String articles(List<Mail> mails) {
        return mails.stream().map(MailboxHtml::article).collect(Collectors.joining("\n"));
    }

    private static String article(Mail mail) {
        return """
                <article>
                <h2>%s</h2>
                <dl>
                <div><dt>From</dt><dd>%s</dd></div>
                <div><dt>To</dt><dd>%s</dd></div>
                <div><dt>Received</dt><dd><time datetime="%s">%s</time></dd></div>
                </dl>
                <pre>%s</pre>
                </article>""".formatted(
                        escape(mail.subject()),
                        escape(mail.from()),
                        escape(String.join(", ", mail.to())),
                        mail.receivedAt(),
                        TIME.format(mail.receivedAt()),
                        linked(mail.text()));
    }

    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher links = LINK.matcher(text);
        int at = 0;
        while (links.find()) {
            String address = escape(links.group());
            html.append(escape(text.substring(at, links.start())))
                    .append("<a rel=\"noreferrer\" href=\"")
                    .append(address)
                    .append("\">")
                    .append(address)
                    .append("</a>");
            at = links.end();
        }
        return html.append(escape(text.substring(at))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
