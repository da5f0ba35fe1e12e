package energy.flipbridge.cloud.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail as the mailbox shows it; its body as text. */
public record Mail(String from, List<String> to, String subject, Instant receivedAt, String text) {

    static Mail of(MimeMessage message) throws MessagingException, IOException {
        return new Mail(
                addresses(message.getFrom()).collect(Collectors.joining(", ")),
                addresses(message.getAllRecipients()).toList(),
                Optional.ofNullable(message.getSubject()).orElse("(no subject)"),
                Stream.of(message.getReceivedDate(), message.getSentDate())
                        .flatMap(Stream::ofNullable)
                        .map(Date::toInstant)
                        .findFirst()
                        .orElse(Instant.EPOCH),
                text(message).orElse("(this mail has no text part)"));
    }

    static Mail unreadable(String reason) {
        return new Mail("(unknown)", List.of(), "(this mail cannot be read)", Instant.EPOCH, reason);
    }

    private static Stream<String> addresses(Address @Nullable [] addresses) {
        return Stream.ofNullable(addresses).flatMap(Arrays::stream).map(Object::toString);
    }

    /** The plain text if there is one, else the first text of any kind. */
    private static Optional<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*")) {
            return Optional.of(String.valueOf(part.getContent()));
        }
        Optional<String> other = Optional.empty();
        if (part.getContent() instanceof Multipart parts) {
            for (int at = 0; at < parts.getCount(); at++) {
                BodyPart child = parts.getBodyPart(at);
                Optional<String> text = text(child);
                if (text.isPresent() && child.isMimeType("text/plain")) {
                    return text;
                }
                other = other.or(() -> text);
            }
        }
        return other;
    }
}
