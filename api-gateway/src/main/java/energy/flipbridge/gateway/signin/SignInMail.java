package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.mail.Mail;
import energy.flipbridge.gateway.settings.PublicUrl;
import java.net.URI;
import org.springframework.web.util.HtmlUtils;

/** The mail with link and code, in the language of the page that asked for it. */
final class SignInMail {

    private record Words(String language, String subject, String code, String use, String otherwise) {}

    private static final Words ENGLISH = new Words(
            "en",
            "Sign in to Flipbridge",
            "Your code to sign in to Flipbridge:",
            "Type it on the page where you asked for it. Or open this link, and press the button there:",
            "Each works once, within 10 minutes. If you did not ask for this mail, you need not do anything: nobody can "
                    + "sign in without it. Give the code to nobody, whoever asks for it.");

    private static final Words SPANISH = new Words(
            "es",
            "Entrar en Flipbridge",
            "Su código para entrar en Flipbridge:",
            "Escríbalo en la página donde lo pidió. O abra este enlace y pulse el botón de la página:",
            "Ambos sirven una sola vez, durante 10 minutos. Si no ha pedido este correo, no tiene que hacer nada: nadie "
                    + "puede entrar sin él. No dé el código a nadie, lo pida quien lo pida.");

    private static final String TEXT = """
            %s

                %s

            %s

            %s

            %s
            """;

    private static final String HTML = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><title>%s</title></head>
            <body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:32em;margin:2em auto;padding:0 1em">
            <p>%s</p>
            <p style="font-size:40px;font-weight:bold;letter-spacing:6px;margin:16px 0">%s</p>
            <p>%s</p>
            <p><a href="%s" style="font-size:20px">%s</a></p>
            <p>%s</p>
            </body>
            </html>
            """;

    private SignInMail() {}

    static Mail of(MailedToken token, Language language, URI publicUrl) {
        Words words = switch (language) {
            case EN -> ENGLISH;
            case ES -> SPANISH;
        };
        String link = link(publicUrl, token.tokenValue());
        return new Mail(
                token.address(),
                words.subject(),
                TEXT.formatted(words.code(), token.code(), words.use(), link, words.otherwise()),
                HTML.formatted(
                        words.language(),
                        words.subject(),
                        words.code(),
                        token.code(),
                        words.use(),
                        HtmlUtils.htmlEscape(link),
                        words.subject(),
                        words.otherwise()));
    }

    /** The token stands in the fragment: a program that only opens the link shows it to no server and spends nothing. */
    private static String link(URI publicUrl, String token) {
        return PublicUrl.of(publicUrl, "/sign-in/link#" + token);
    }
}
