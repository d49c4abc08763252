package io.github.ebuildattest.engine.ebuild.value;

import io.github.ebuildattest.engine.ebuild.syntax.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that a command can change and a subshell forgets. */
public final class Environment {

  /** A function call, or a sourced file that behaves like one; locals live in it. */
  record Scope(@Nullable Scope outer, int id, Set<String> names, boolean temporary) {}

  private static final Command.Function NO_FUNCTION =
      new Command.Function("", new Command.Sequence(List.of(), 0), 0);

  private final Layer<Variable> variables;
  private final Layer<Command.Function> functions;
  private int scopes;
  public @Nullable Scope scope;

  /** The positional parameters, or null where they are not known. */
  public @Nullable List<Text> positional;

  public boolean extendedGlobs;

  /** How many loops run in this function or subshell: break does not reach beyond either. */
  public int loops;

  /** The eclasses inherited so far. */
  public List<String> inherited = List.of();

  public Environment() {
    this.variables = new Layer<>(null);
    this.functions = new Layer<>(null);
  }

  private Environment(Environment below) {
    this.variables = new Layer<>(below.variables);
    this.functions = new Layer<>(below.functions);
    this.scopes = below.scopes + 1_000_000;
    this.scope = below.scope;
    this.positional = below.positional;
    this.extendedGlobs = below.extendedGlobs;
    this.loops = below.loops;
    this.inherited = below.inherited;
  }

  /** An environment that begins as this one is and whose changes stay its own. */
  public Environment child() {
    return new Environment(this);
  }

  public void enterScope() {
    scope = new Scope(scope, ++scopes, new HashSet<>(), false);
  }

  /** Enters the scope of assignments in front of a command. */
  public void enterTemporaryScope() {
    scope = new Scope(scope, ++scopes, new HashSet<>(), true);
  }

  /** Whether a local variable of that name would begin with a temporary one's value. */
  public boolean inheritsTemporary(String name) {
    Scope outer = scope == null ? null : scope.outer();
    return outer != null && outer.temporary() && outer.names().contains(name);
  }

  /** Whether the name means an assignment in front of a command that is being run. */
  public boolean isTemporary(String name) {
    Scope where = home(name);
    return where != null && where.temporary();
  }

  public void leaveScope() {
    if (scope != null) {
      scope = scope.outer();
    }
  }

  private static String key(String name, @Nullable Scope where) {
    return where == null ? name : name + '\0' + where.id();
  }

  /** The scope whose variable a name means (bash's scoping is dynamic); null for the global one. */
  private @Nullable Scope home(String name) {
    for (Scope s = scope; s != null; s = s.outer()) {
      if (s.names().contains(name) && variables.get(key(name, s)) != null) {
        return s;
      }
    }
    return null;
  }

  /** The names of all variables that were ever set, locals by the same names as others. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String key : variables.keys()) {
      int end = key.indexOf('\0');
      names.add(end < 0 ? key : key.substring(0, end));
    }
    return names;
  }

  public @Nullable Variable find(String name) {
    return variables.get(key(name, home(name)));
  }

  public void store(String name, Variable value) {
    variables.put(key(name, home(name)), value);
  }

  public @Nullable Variable findGlobal(String name) {
    return variables.get(name);
  }

  public void storeGlobal(String name, Variable value) {
    variables.put(name, value);
  }

  public @Nullable Variable findLocal(String name) {
    return scope != null && scope.names().contains(name)
        ? variables.get(key(name, scope))
        : scope == null ? variables.get(name) : null;
  }

  public void storeLocal(String name, Variable value) {
    if (scope != null) {
      scope.names().add(name);
    }
    variables.put(key(name, scope), value);
  }

  /** Whether unset would uncover another variable of the same name. */
  public boolean hidden(String name) {
    Scope where = home(name);
    return where != null && scope != null && where.id() != scope.id();
  }

  public Command.@Nullable Function function(String name) {
    Command.Function found = functions.get(name);
    return found == null || found.name().isEmpty() ? null : found;
  }

  public void define(Command.Function function) {
    functions.put(function.name(), function);
  }

  public void undefine(String name) {
    functions.put(name, NO_FUNCTION);
  }

  /**
   * Continues from either of two branches above this environment: what they agree on is known, the
   * rest is not.
   *
   * @return whether anything became unknown that was known before
   */
  public boolean join(Environment a, Environment b, Unknown why) {
    boolean changed = false;
    for (String key : union(a.variables.written(), b.variables.written())) {
      Variable now = a.variables.get(key);
      if (now == null || !a.variables.agrees(b.variables, key)) {
        Variable before = variables.get(key);
        if (before != null
            && before.unknown() != null
            && (before.maybeArray() || !(mayBeArray(a, key) || mayBeArray(b, key)))) {
          continue;
        }
        boolean array = mayBeArray(before) || mayBeArray(a, key) || mayBeArray(b, key);
        now = array ? Variable.unknownArray(why) : Variable.unknown(why);
        changed = true;
      }
      variables.put(key, now);
    }
    for (String name : union(a.functions.written(), b.functions.written())) {
      Command.Function now = a.functions.get(name);
      if (now == null || !a.functions.agrees(b.functions, name)) {
        Command either =
            new Command.Unsupported(
                name, why.line(), "which of two functions it calls is not known");
        now = new Command.Function(name, either, why.line());
      }
      changed |= !now.equals(functions.get(name));
      functions.put(name, now);
    }
    if (!a.inherited.equals(b.inherited) || a.extendedGlobs != b.extendedGlobs) {
      throw new EvaluationRefusal(why, false);
    }
    inherited = a.inherited;
    extendedGlobs = a.extendedGlobs;
    positional = a.positional != null && a.positional.equals(b.positional) ? a.positional : null;
    scopes = Math.max(a.scopes, b.scopes);
    return changed;
  }

  private static boolean mayBeArray(Environment branch, String key) {
    return mayBeArray(branch.variables.get(key));
  }

  private static boolean mayBeArray(@Nullable Variable variable) {
    return variable != null && variable.mayBeArray();
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }
}
