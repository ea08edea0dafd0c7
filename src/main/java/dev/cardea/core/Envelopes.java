package dev.cardea.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Closes letters for the time that they lie in the outbox: they hold one-time codes, and nothing replayable may lie
/// at rest.
public final class Envelopes {

    private static final int FORM = 1;

    private final Vault vault;

    public Envelopes(Vault vault) {
        this.vault = vault;
    }

    public Sealed close(TenantId tenant, Letter letter) {
        return vault.seal(bytes(letter), context(tenant));
    }

    /// Opens what [#close] closed.
    ///
    /// @throws IllegalStateException if it was closed for another tenant or under another master key, or was changed
    public Letter open(TenantId tenant, Sealed sealed) {
        return letter(vault.unseal(sealed, context(tenant)));
    }

    /// Another tenant's letter cannot be passed off as this one's.
    private static String context(TenantId tenant) {
        return "letter/" + tenant.number();
    }

    private static byte[] bytes(Letter letter) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeBoolean(letter.sender().isPresent());
            if (letter.sender().isPresent()) {
                write(out, letter.sender().get().name().orElse(""));
                write(out, letter.sender().get().address().typed());
            }
            write(out, letter.to().typed());
            write(out, letter.subject());
            write(out, letter.text().html());
            write(out, letter.text().plain());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write into memory", e);
        }
        return bytes.toByteArray();
    }

    private static Letter letter(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int form = in.readByte();
            if (form != FORM) {
                throw new IllegalStateException("a letter in the unknown form " + form);
            }
            Optional<Sender> sender = in.readBoolean() ? Optional.of(sender(in)) : Optional.empty();
            return new Letter(sender, email(in), read(in), new LetterText(read(in), read(in)));
        } catch (IOException e) {
            throw new IllegalStateException("a letter that is cut short", e);
        }
    }

    private static Sender sender(DataInputStream in) throws IOException {
        return Sender.of(read(in), email(in));
    }

    private static Email email(DataInputStream in) throws IOException {
        return Email.parse(read(in)).orElseThrow(() -> new IllegalStateException("a letter without an address"));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
