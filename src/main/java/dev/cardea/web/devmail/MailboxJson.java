package dev.cardea.web.devmail;

import dev.cardea.core.Email;
import dev.cardea.core.Letter;
import dev.cardea.core.Sender;
import dev.cardea.flow.ShowLetters.Shown;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/// Letters for programs, and what goes wrong for everybody.
final class MailboxJson {

    private MailboxJson() {}

    static Response of(List<Shown> letters) {
        return Response.json(200, letters.stream().map(MailboxJson::object).collect(Collectors.joining(",", "[", "]")));
    }

    static Response error(int status, String why) {
        return Response.json(status, "{\"error\":" + quoted(why) + "}");
    }

    private static String object(Shown shown) {
        Letter letter = shown.letter();
        Optional<String> from = letter.sender().map(Sender::address).map(Email::typed);
        Optional<String> fromName = letter.sender().flatMap(Sender::name);
        return "{\"id\":" + shown.id().number()
                + ",\"to\":" + quoted(letter.to().typed())
                + ",\"from\":" + from.map(MailboxJson::quoted).orElse("null")
                + ",\"fromName\":" + fromName.map(MailboxJson::quoted).orElse("null")
                + ",\"subject\":" + quoted(letter.subject())
                + ",\"text\":" + quoted(letter.text().plain())
                + ",\"html\":" + quoted(letter.text().html())
                + ",\"links\":" + links(letter)
                + ",\"created\":\"" + shown.created() + "\"}";
    }

    private static String links(Letter letter) {
        return LetterHtml.links(letter.text()).stream()
                .map(MailboxJson::quoted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
