package io.github.ebuildattest.engine.ebuild.gentoo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the eclasses of the Gentoo repository do when they are inherited, as far as SRC_URI is
 * concerned: the list {@code eclasses.txt}, which a test holds against that repository.
 */
public final class KnownEclasses {

  private static final Pattern LINE =
      Pattern.compile("(leaves|sets|reads) +([A-Za-z0-9_.+-]+): ?([^|]*)\\|(.*)");

  /** The list as it ships. */
  static final KnownEclasses SHIPPED = new KnownEclasses(shipped());

  /**
   * One eclass.
   *
   * @param setsSources whether it may set SRC_URI
   * @param inherits those that it may inherit
   * @param variables those that it may set when it is inherited, its own names apart
   */
  private record Known(boolean setsSources, List<String> inherits, Set<String> variables) {}

  private final Map<String, Known> known = new HashMap<>();

  /** By eclass: asked for at every variable that an ebuild reads and does not set. */
  private final Map<String, Optional<Effect>> effects = new ConcurrentHashMap<>();

  private KnownEclasses(List<String> lines) {
    for (String line : lines) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalStateException("eclasses.txt has the line '" + line + "'");
      }
      known.put(
          matcher.group(2),
          new Known(
              matcher.group(1).equals("sets"),
              words(matcher.group(3)),
              Set.copyOf(words(matcher.group(4)))));
    }
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split(" +"));
  }

  private static List<String> shipped() {
    try (InputStream list =
            Objects.requireNonNull(KnownEclasses.class.getResourceAsStream("eclasses.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it lies beside this class
    }
  }

  /** Whether eclasses of the Gentoo repository, all of them known, may set a variable. */
  public static boolean maySet(Set<String> eclasses, String variable) {
    return eclasses.stream()
        .map(SHIPPED::effect)
        .anyMatch(effect -> effect != null && effect.maySet(variable));
  }

  /** What an eclass may do, with all that it may inherit. */
  record Effect(Set<String> eclasses, boolean setsSources, Set<String> variables) {

    /** Whether it may give a variable a value: one that is listed, or one of its own names. */
    boolean maySet(String variable) {
      return variables.contains(variable)
          || eclasses.stream().anyMatch(e -> variable.startsWith(ownNames(e), bare(variable)));
    }

    private static int bare(String variable) {
      int start = 0;
      while (start < variable.length() && variable.charAt(start) == '_') {
        start++;
      }
      return start;
    }

    /** How the names begin by which an eclass keeps its variables apart. */
    private static String ownNames(String eclass) {
      return eclass.split("[-._]", 2)[0].toUpperCase(Locale.ROOT) + "_";
    }
  }

  /** What inheriting an eclass may do; null where it, or one that it inherits, is not known. */
  @Nullable Effect effect(String eclass) {
    return known.containsKey(eclass)
        ? effects.computeIfAbsent(eclass, this::computed).orElse(null)
        : null;
  }

  private Optional<Effect> computed(String eclass) {
    Set<String> all = new TreeSet<>();
    Set<String> variables = new TreeSet<>();
    return add(eclass, all, variables)
        ? Optional.of(
            new Effect(
                all,
                all.stream().map(known::get).anyMatch(k -> k != null && k.setsSources()),
                variables))
        : Optional.empty();
  }

  private boolean add(String eclass, Set<String> all, Set<String> variables) {
    Known one = known.get(eclass);
    if (one == null) {
      return false;
    }
    if (!all.add(eclass)) {
      return true;
    }
    variables.addAll(one.variables());
    return one.inherits().stream().allMatch(e -> add(e, all, variables));
  }
}
