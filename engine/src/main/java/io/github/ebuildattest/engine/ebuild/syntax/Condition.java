package io.github.ebuildattest.engine.ebuild.syntax;

/** The inside of {@code [[ … ]]}. */
public sealed interface Condition {

  /** {@code -n word}; a word alone is {@code -n}. */
  record Unary(String operator, Word operand) implements Condition {}

  /** {@code a == b}. */
  record Binary(Word left, String operator, Word right) implements Condition {}

  /** {@code ! a}. */
  record Not(Condition operand) implements Condition {}

  /** {@code a && b}, {@code a || b}. */
  record Both(Condition left, boolean and, Condition right) implements Condition {}
}
