package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the syntax tree (bash manual, 3.2). */
public sealed interface Command {

  /** The line where it begins. */
  int line();

  /** Assignments, words, redirections; a declaration's arguments are words and assignments. */
  record Simple(
      List<Assignment> assignments,
      List<Word> words,
      List<Assignment> declared,
      List<Redirection> redirections,
      Excerpt source,
      int line)
      implements Command {}

  /** Commands one after another. */
  record Sequence(List<Command> commands, int line) implements Command {}

  /** {@code a | b}, {@code ! a}. */
  record Pipeline(List<Command> commands, boolean negated, int line) implements Command {}

  /** {@code a && b}, {@code a || b}. */
  record AndOr(Command left, boolean and, Command right, int line) implements Command {}

  /** {@code a &}. */
  record Background(Command command, int line) implements Command {}

  /** {@code ( … )}. */
  record Subshell(Command body, int line) implements Command {}

  /** A compound command with redirections. */
  record Redirected(Command command, List<Redirection> redirections, int line) implements Command {}

  /** {@code if … then … else … fi}; {@code elif} nests. */
  record If(Command condition, Command then, @Nullable Command otherwise, int line)
      implements Command {}

  /** {@code while} and {@code until}. */
  record While(Command condition, boolean until, Command body, int line) implements Command {}

  /** {@code for name in words}; words null means the positional parameters. */
  record For(String name, @Nullable List<Word> words, Command body, int line) implements Command {}

  /** {@code for ((a; b; c))}. */
  record ArithmeticFor(Word first, Word condition, Word step, Command body, int line)
      implements Command {}

  /** {@code case word in … esac}. */
  record Case(Word word, List<Item> items, int line) implements Command {

    /** Patterns, body, and how it ends: {@code ;;}, {@code ;&} or {@code ;;&}. */
    public record Item(List<Word> patterns, Command body, String end) {}
  }

  /** {@code name() …}. */
  record Function(String name, Command body, int line) implements Command {}

  /** {@code [[ … ]]}. */
  record Conditional(Condition condition, int line) implements Command {}

  /** {@code (( … ))}. */
  record Arithmetic(Word expression, int line) implements Command {}

  /** Refused when it is run: {@code select}, {@code coproc}, either of two functions. */
  record Unsupported(String source, int line, String why) implements Command {}
}
