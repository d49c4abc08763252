package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Assignment;
import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.Fields;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Gives variables their values (bash manual, 3.4 and 6.7). */
public final class Assigner {

  /** Which of the variables of one name is meant. */
  public enum Where {
    /** The innermost that exists, else the global one. */
    VISIBLE,
    /** That of the function being called. */
    LOCAL,
    /** The global one. */
    GLOBAL
  }

  private final Shell shell;

  Assigner(Shell shell) {
    this.shell = shell;
  }

  /** Carries out an assignment as it was parsed. */
  public void perform(Assignment assignment, Where where) {
    perform(ExpandedAssignment.of(shell, assignment), where);
  }

  /** Carries out an assignment whose values have been expanded. */
  public void perform(ExpandedAssignment expanded, Where where) {
    Assignment assignment = expanded.assignment();
    String name = assignment.name();
    if (assignment.value() == null) {
      if (assignment.subscript() != null) {
        throw shell.refuse(name, assignment.line(), "a list cannot be an array's element");
      }
      compound(expanded, where);
      return;
    }
    Text text = expanded.scalar();
    String place = null;
    if (assignment.subscript() != null) {
      Variable old = find(name, where);
      try {
        place = subscript(name, old, assignment.subscript(), name + "[…]", assignment.line());
      } catch (Unknown.Value unknown) {
        if (old != null && old.associative() != null) {
          throw shell.refuse(name, assignment.line(), "an empty key would be an error");
        }
        store(name, Variable.unknownArray(unknown.unknown), where, assignment.line());
        return;
      }
    }
    assign(name, place, assignment.append(), text, assignment.line(), where);
  }

  public void assign(
      String name, @Nullable String subscript, boolean append, Text value, int line) {
    assign(name, subscript, append, value, line, Where.VISIBLE);
  }

  public void assign(
      String name, @Nullable String subscript, boolean append, Text value, int line, Where where) {
    Variable old = find(name, where);
    Variable base = old == null ? Variable.UNSET : old;
    if (base.unknown() != null && (append || subscript != null || base.maybeArray())) {
      Unknown why = base.unknown();
      if (subscript != null && subscript.startsWith("-")) {
        throw shell.refuse(name, line, "a subscript that may lie before the array's beginning");
      }
      store(name, subscript == null ? base : Variable.unknownArray(why), where, line);
      return;
    }
    Text before = old == null && append ? shell.value(name, name, line) : null;
    if (base.associative() != null) {
      Map<String, Text> elements = base.associativeCopy();
      String key = subscript == null ? "0" : subscript;
      elements.put(
          key, transformed(base, appended(append, elements.get(key), value), append, name, line));
      shell.budget.spend(elements.size());
      store(name, base.withAssociative(elements), where, line);
    } else if (base.indexed() != null || subscript != null) {
      NavigableMap<Long, Text> elements = base.indexedCopy();
      long index = subscript == null ? 0 : Long.parseLong(subscript);
      if (index < 0) {
        index = elements.isEmpty() ? index : elements.lastKey() + 1 + index;
        if (index < 0) {
          throw shell.refuse(name, line, "a subscript before the array's beginning");
        }
      }
      elements.put(
          index,
          transformed(base, appended(append, elements.get(index), value), append, name, line));
      shell.budget.spend(elements.size());
      store(name, base.withIndexed(elements), where, line);
    } else {
      Text now = appended(append, before == null ? base.scalar() : before, value);
      shell.budget.spend(1L + now.value().length() / 32);
      store(name, base.withScalar(transformed(base, now, append, name, line)), where, line);
    }
  }

  private static Text appended(boolean append, @Nullable Text before, Text value) {
    return append && before != null ? before.plus(value) : value;
  }

  private Text transformed(Variable base, Text value, boolean append, String name, int line) {
    if (base.attribute() == 'i' && value.unknown() != null) {
      throw shell.refuse(
          name, line, "what it is given is an expression, and could set any variable");
    }
    if (base.attribute() == '\0' || value.unknown() != null) {
      return value;
    }
    if (base.attribute() == 'i') {
      if (append || !value.value().matches("0|-?[1-9][0-9]{0,17}")) {
        throw shell.refuse(name, line, "it is declared a number and given an expression");
      }
      return value;
    }
    for (int i = 0; i < value.value().length(); i++) {
      if (value.value().charAt(i) > 126) {
        return Text.unknown(
            shell.unknown(name, line, "characters beyond ASCII depend on the locale"));
      }
    }
    return Text.of(
        base.attribute() == 'u'
            ? value.value().toUpperCase(Locale.ROOT)
            : value.value().toLowerCase(Locale.ROOT));
  }

  private void compound(ExpandedAssignment expanded, Where where) {
    Assignment assignment = expanded.assignment();
    String name = assignment.name();
    Variable old = find(name, where);
    Variable base = old == null ? Variable.UNSET : old;
    try {
      if (old == null && assignment.append()) {
        base = shell.variable(name, name, assignment.line());
        base = base == null ? Variable.UNSET : base;
      }
      if (base.unknown() != null && (assignment.append() || base.maybeArray())) {
        throw new Unknown.Value(base.unknown());
      }
      Variable now =
          base.associative() != null
              ? base.withAssociative(associative(expanded, base))
              : base.withIndexed(indexed(expanded, base));
      store(name, now, where, assignment.line());
    } catch (Unknown.Value unknown) {
      refuseEffects(assignment);
      store(name, Variable.unknownArray(unknown.unknown), where, assignment.line());
    }
  }

  private void refuseEffects(Assignment assignment) {
    for (Assignment.Element element : assignment.elements()) {
      Word place = element.subscript();
      boolean changes =
          place != null
              && (Expander.hasEffects(place)
                  || !isPlainNumber(place, assignment.name(), assignment.line()));
      if (changes || Expander.hasEffects(element.value())) {
        throw shell.refuse(
            assignment.name(), assignment.line(), "a list that is not known changes variables");
      }
    }
  }

  private NavigableMap<Long, Text> indexed(ExpandedAssignment expanded, Variable base) {
    Assignment assignment = expanded.assignment();
    NavigableMap<Long, Text> elements =
        assignment.append() ? base.indexedCopy() : new java.util.TreeMap<>();
    long next = elements.isEmpty() ? 0 : elements.lastKey() + 1;
    for (int i = 0; i < assignment.elements().size(); i++) {
      Assignment.Element element = assignment.elements().get(i);
      Fields fields = expanded.values().get(i);
      if (element.subscript() != null) {
        refuseBraces(assignment, element.value());
        Text at = shell.expander.quoted(element.subscript());
        long index = shell.arithmetic.evaluate(at, assignment.name(), assignment.line());
        if (index < 0) {
          throw shell.refuse(assignment.name(), assignment.line(), "a negative subscript");
        }
        Text value = fields.texts().get(0);
        elements.put(
            index,
            transformed(
                base,
                appended(element.append(), elements.get(index), value),
                element.append(),
                assignment.name(),
                assignment.line()));
        next = index + 1;
        continue;
      }
      if (fields.uncounted() != null) {
        throw new Unknown.Value(fields.uncounted());
      }
      for (Text field : fields.texts()) {
        elements.put(next++, transformed(base, field, false, assignment.name(), assignment.line()));
      }
    }
    shell.budget.spend(elements.size());
    return elements;
  }

  /** Braces are expanded first, and make several words of one that begins like an element. */
  private void refuseBraces(Assignment assignment, Word value) {
    boolean braces =
        value.parts().stream()
            .anyMatch(p -> p instanceof WordPart.Literal text && text.text().indexOf('{') >= 0);
    if (braces) {
      throw shell.refuse(
          assignment.name(), assignment.line(), "braces make several words of an element");
    }
  }

  private Map<String, Text> associative(ExpandedAssignment expanded, Variable base) {
    Assignment assignment = expanded.assignment();
    Map<String, Text> elements =
        assignment.append() ? base.associativeCopy() : new java.util.LinkedHashMap<>();
    for (int i = 0; i < assignment.elements().size(); i++) {
      Assignment.Element element = assignment.elements().get(i);
      if (element.subscript() == null) {
        throw new Unknown.Value(
            shell.unknown(
                assignment.name(),
                assignment.line(),
                "an element without a key means other things by version"));
      }
      Text subscript = shell.expander.single(element.subscript());
      if (subscript.value().isEmpty()) {
        throw shell.refuse(assignment.name(), assignment.line(), "an empty key is an error");
      }
      String key = subscript.value();
      Text value = expanded.values().get(i).texts().get(0);
      elements.put(
          key,
          transformed(
              base,
              appended(element.append(), elements.get(key), value),
              element.append(),
              assignment.name(),
              assignment.line()));
    }
    return elements;
  }

  /** An element's key: text in an associative array, else the number that arithmetic gives. */
  String subscript(
      String name, @Nullable Variable variable, Word subscript, String source, int line) {
    if (variable != null && variable.associative() != null) {
      String key = shell.expander.single(subscript).known();
      if (key.isEmpty()) {
        throw shell.refuse(source, line, "an empty key");
      }
      return key;
    }
    if (variable != null && variable.unknown() != null) {
      if (Expander.hasEffects(subscript) || !isPlainNumber(subscript, source, line)) {
        throw shell.refuse(source, line, "a subscript of what is not known may change variables");
      }
      throw new Unknown.Value(variable.unknown());
    }
    if (subscript.parts().isEmpty()
        || subscript.parts().stream().anyMatch(part -> part instanceof WordPart.Quoted)) {
      throw shell.refuse(source, line, "a subscript that is not an expression is an error");
    }
    long index = shell.arithmetic.evaluate(shell.expander.quoted(subscript), source, line);
    if (index < 0 && (variable == null || variable.at(index) == null)) {
      throw shell.refuse(source, line, "a subscript before the array's beginning");
    }
    return Long.toString(index);
  }

  /** Whether a subscript, evaluated or not, is a number and nothing else. */
  private boolean isPlainNumber(Word subscript, String source, int line) {
    Text text = shell.expander.quoted(subscript);
    boolean name = text.unknown() == null && Cursor.isName(text.value());
    Text number = name ? shell.value(text.value(), source, line) : text;
    return number.unknown() == null
        && (number.value().matches("[0-9]{1,9}") || (name && number.value().isEmpty()));
  }

  public @Nullable Variable find(String name, Where where) {
    Environment environment = shell.environment;
    return switch (where) {
      case VISIBLE -> environment.find(name);
      case LOCAL -> environment.findLocal(name);
      case GLOBAL -> environment.findGlobal(name);
    };
  }

  /** Replaces a variable, unless that is an error or changes more than the variable. */
  public void store(String name, Variable value, Where where, int line) {
    check(name, value, where, line);
    Variable kept = value;
    if (ReservedVariables.provided(name) && value.isSet()) {
      // the package manager or the shell may change it again at any time
      kept = Variable.unknown(shell.unknown(name, line, name + " is not the ebuild's to set"));
    }
    Environment environment = shell.environment;
    switch (where) {
      case VISIBLE -> environment.store(name, kept);
      case LOCAL -> environment.storeLocal(name, kept);
      case GLOBAL -> environment.storeGlobal(name, kept);
    }
  }

  private void check(String name, Variable value, Where where, int line) {
    Variable old = find(name, where);
    Variable global = where == Where.LOCAL ? shell.environment.findGlobal(name) : null;
    if ((old != null && old.readonly()) || (global != null && global.readonly())) {
      throw shell.refuse(name, line, name + " is read-only, so setting it is an error");
    }
    if (value.readonly() && where != Where.LOCAL && !name.matches("_*[A-Z][A-Z0-9_]+")) {
      throw shell.refuse(
          name, line, "read-only, it keeps functions from having a local variable of that name");
    }
    if (ReservedVariables.ofPackage(name)) {
      throw shell.refuse(
          name, line, name + " comes from the ebuild's file name and is not to be set");
    }
    Text plain = value.plain();
    if (name.equals("EAPI") && where != Where.LOCAL) {
      boolean same = plain != null && plain.value().equals(Integer.toString(shell.eapi));
      if (!same) {
        throw shell.refuse(name, line, "EAPI is set to another value than its first line says");
      }
    }
    if (ReservedVariables.alters(name, plain == null ? Text.EMPTY : plain)) {
      throw shell.refuse(name, line, name + " changes how the shell reads everything after it");
    }
  }
}
