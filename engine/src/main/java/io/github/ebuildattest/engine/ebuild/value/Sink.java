package io.github.ebuildattest.engine.ebuild.value;

import java.util.List;

/** Receives what the parts of a word expand to, in order. */
public interface Sink {

  /** Unquoted characters as written. */
  void literal(String text);

  /** Characters that were quoted, or a quoted expansion. */
  void quoted(String text);

  /** An unquoted expansion. */
  void value(String text);

  /** $@, $* or an array's elements. */
  void list(List<String> items, boolean quoted, boolean star);

  /** An expansion whose value is not known. */
  void unknown(Unknown why, boolean quoted);

  /** Whether unquoted text is split into fields, and patterns in it become names of files. */
  boolean splits();
}
