package dev.cardea.http;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The text fields of a form with parts (`multipart/form-data`, RFC 7578); the last of equal names wins. Files are left
/// out.
public final class Multipart {

    private static final int MOST_PARTS = 64;
    private static final int LONGEST_BOUNDARY = 70; // RFC 2046 §5.1.1

    private final Map<String, String> fields;

    private Multipart(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    /// Empty if there is no boundary, if the parts are malformed or cut short, or if there are more than 64.
    ///
    /// @param contentType the header of that name, as it was sent
    public static Optional<Multipart> parse(String contentType, Body body) {
        try {
            String boundary = new ContentType(contentType).getParameter("boundary");
            if (boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
                return Optional.empty();
            }
            return read(new MimeMultipart(new ByteArrayDataSource(body.bytes(), contentType)));
        } catch (MessagingException | IOException _) {
            return Optional.empty();
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private static Optional<Multipart> read(MimeMultipart parts) throws MessagingException, IOException {
        if (parts.getCount() > MOST_PARTS || !parts.isComplete()) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            String[] disposition = part.getHeader("Content-Disposition");
            if (disposition == null || !(part instanceof MimeBodyPart field)) {
                return Optional.empty();
            }
            ContentDisposition said = new ContentDisposition(disposition[0]);
            String name = said.getParameter("name");
            if (name == null) {
                return Optional.empty();
            }
            if (said.getParameter("filename") == null) {
                fields.put(name, new String(field.getRawInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return Optional.of(new Multipart(fields));
    }

    /// A field may be a password.
    @Override
    public String toString() {
        return "Multipart[…]";
    }
}
