package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code name=value}, {@code name[subscript]+=value} or {@code name=( … )}.
 *
 * @param name the variable
 * @param subscript what stands in [ ], or null
 * @param append whether it is {@code +=}
 * @param value the value of a scalar assignment; null for a compound one
 * @param elements the elements of a compound assignment; empty for a scalar one
 * @param line where it stands
 */
public record Assignment(
    String name,
    @Nullable Word subscript,
    boolean append,
    @Nullable Word value,
    List<Element> elements,
    int line) {

  /** One element of a compound assignment, with its subscript or null. */
  public record Element(@Nullable Word subscript, boolean append, Word value) {}
}
