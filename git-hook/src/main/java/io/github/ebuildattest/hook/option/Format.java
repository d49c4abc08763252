package io.github.ebuildattest.hook.option;

import io.github.ebuildattest.hook.process.Invocation;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code --format}: how a report is rendered, and where it goes.
 *
 * @param kind text or JSON
 * @param file the file that it goes to; null for standard output
 */
public record Format(Kind kind, @Nullable Path file) {

  /** The renderings of a report. */
  public enum Kind {
    TEXT,
    JSON
  }

  /** Parses {@code F} or {@code F=FILE}. */
  public static final class Converter implements ITypeConverter<Format> {

    private final Invocation invocation;

    public Converter(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Format convert(String text) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      for (Kind kind : Kind.values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
          return new Format(kind, equals < 0 ? null : file(text.substring(equals + 1)));
        }
      }
      throw new TypeConversionException("'%s' is neither text nor json".formatted(name));
    }

    private Path file(String name) {
      if (name.isEmpty()) {
        throw new TypeConversionException("a file's name is missing behind '='");
      }
      return invocation.directory().resolve(name);
    }
  }
}
