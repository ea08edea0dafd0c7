package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

/// What an operator may write as a database's address, and what the driver makes of it.
class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/cardea",
                "jdbc:postgresql://db.example:5432/cardea",
                "jdbc:postgresql://10.0.0.1:5432,10.0.0.2:5433/cardea?targetServerType=primary",
                "jdbc:postgresql://[::1]:5432/cardea",
                "jdbc:postgresql://a,b,c/cardea?sslmode=verify-full&sslrootcert=/etc/ca.pem"
            })
    void whatIsRightTheDriverUnderstands(String text) {
        DatabaseAddress address = DatabaseAddress.parse(text).orElseThrow();

        assertThat(address.namesCredentials()).isFalse();
        assertThat(address.text()).isEqualTo(text);
        assertThat(text).startsWith(address.place());
        assertThat(address.place()).endsWith("/cardea");
        assertThat(Optional.ofNullable(Driver.parseURL(text, new Properties())))
                .get()
                .extracting(read -> read.getProperty("PGDBNAME"))
                .isEqualTo("cardea");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/cardea?user=ann",
                "jdbc:postgresql://db.example/cardea?sslmode=require&password=secret",
                "jdbc:postgresql://db.example/cardea?PASSWORD=secret",
                "jdbc:postgresql://db.example/cardea?sslpassword=secret",
                "jdbc:postgresql://ann:secret@db.example/cardea"
            })
    void credentialsAreFound(String text) {
        assertThat(DatabaseAddress.parse(text)).get().matches(DatabaseAddress::namesCredentials);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgresql://db.example/cardea",
                "jdbc:mysql://db.example/cardea?password=secret",
                "jdbc:postgresql:cardea",
                "jdbc:postgresql:///cardea",
                "jdbc:postgresql://db.example",
                "jdbc:postgresql://db.example/",
                "jdbc:postgresql://db.example:0/cardea",
                "jdbc:postgresql://db.example:port/cardea",
                "jdbc:postgresql://db.example/cardea?",
                "jdbc:postgresql://db.example/cardea?p%61ssword=secret",
                "jdbc:postgresql://db.example/cardea#fragment",
                "jdbc:postgresql://db.example/cardea\n"
            })
    void anythingElseIsRefusedAndNotShown(String text) {
        assertThat(DatabaseAddress.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseAddress(text))
                .withMessage("the address of the database is none");
    }
}
