package dev.cardea.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// About the file that SQLite keeps everything in: not run with PostgreSQL. The value says why.
@Tag("sqlite")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnSqliteOnly {

    String value();
}
