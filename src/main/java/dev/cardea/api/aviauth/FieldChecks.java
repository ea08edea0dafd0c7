package dev.cardea.api.aviauth;

import dev.cardea.api.aviauth.Fields.Value;
import dev.cardea.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes fields one after the other, and notes what is wrong with each, in their order (contract aviauth.md §3).
final class FieldChecks {

    private final Fields fields;
    private final List<Fault> faults = new ArrayList<>();

    FieldChecks(Fields fields) {
        this.fields = fields;
    }

    /// The text of the field; empty if it is missing or empty, which is a fault.
    String required(String name) {
        if (isText(name) && fields.text(name).isEmpty()) {
            faults.add(Fault.missing(name));
        }
        return fields.text(name).orElse("");
    }

    /// The text of the field; empty if it is missing.
    String optional(String name) {
        isText(name);
        return fields.text(name).orElse("");
    }

    /// Missing and empty is `password` (contract aviauth.md §0 A9).
    void grantTypeIsPassword() {
        if (isText("grant_type")
                && fields.text("grant_type")
                        .filter(type -> !type.equals("password"))
                        .isPresent()) {
            faults.add(Fault.otherThan("password", "grant_type"));
        }
    }

    /// An address that somebody can register with, without the name that may stand before it.
    String newAddress(String name) {
        if (fields.text(name).isEmpty()) {
            return required(name);
        }
        String address = EmailAddress.bare(fields.text(name).get());
        if (!EmailAddress.isOne(address)) {
            faults.add(Fault.notAnAddress(name));
        } else if (EmailAddress.isTooLong(address)) {
            faults.add(Fault.tooLong(name, EmailAddress.LONGEST));
        }
        return address;
    }

    /// A password that somebody chooses; whether it is good enough is the tenant's business.
    String newPassword(String name) {
        String password = required(name);
        if (password.indexOf('\0') >= 0) {
            faults.add(Fault.unacceptable(name, "null characters are not allowed"));
        }
        return password;
    }

    /// What is wrong with the fields that were taken, if anything is.
    Optional<Response> complaint() {
        return faults.isEmpty() ? Optional.empty() : Optional.of(Fault.answer(faults));
    }

    private boolean isText(String name) {
        boolean isCompound = fields.value(name).orElseGet(Value.Nothing::new) instanceof Value.Compound;
        if (isCompound) {
            faults.add(Fault.notText(name));
        }
        return !isCompound;
    }
}
