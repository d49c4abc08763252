package io.github.ebuildattest.engine.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows symbolic links for trees that only know their raw entries. A link is followed component
 * by component, as POSIX does, and never out of the tree.
 */
public abstract class SymlinkFollowingTree implements OverlayTree {

  /** Linux's own limit (path_resolution(7)). */
  private static final int MAX_LINKS = 40;

  private final Map<String, Optional<String>> directories = new ConcurrentHashMap<>();

  /** The type of what lies at a path, links not followed; empty where nothing does. */
  protected abstract Optional<Type> typeOf(String path) throws IOException;

  /** The bytes at a path: of a file its content, of a link its target. */
  protected abstract byte[] rawBytes(String path) throws IOException;

  @Override
  public final Optional<byte[]> read(String path) throws IOException {
    Optional<String> real = resolve(path);
    if (real.isEmpty() || typeOf(real.get()).filter(t -> t == Type.FILE).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(rawBytes(real.get()));
  }

  @Override
  public final Optional<String> resolve(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    if (slash <= 0 || slash == path.length() - 1 || path.endsWith("/..") || path.endsWith("/.")) {
      return follow(path);
    }
    // callers ask for the files of a directory one after another
    String directory = path.substring(0, slash);
    Optional<String> real = directories.get(directory);
    if (real == null) {
      real = directory(directory);
      directories.put(directory, real);
    }
    if (real.isEmpty()) {
      return real;
    }
    String here =
        real.get().isEmpty() ? path.substring(slash + 1) : real.get() + path.substring(slash);
    Optional<Type> type = typeOf(here);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    return type.get() == Type.SYMLINK ? follow(here) : Optional.of(here);
  }

  @Override
  public final Route route(String path) throws IOException {
    List<String> links = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    Optional<String> end = follow(path, links, outside);
    return new Route(links, end, outside);
  }

  private Optional<String> directory(String path) throws IOException {
    Optional<String> real = follow(path);
    boolean passable =
        real.isPresent()
            && (real.get().isEmpty() || typeOf(real.get()).equals(Optional.of(Type.DIRECTORY)));
    return passable ? real : Optional.empty();
  }

  private Optional<String> follow(String path) throws IOException {
    return follow(path, new ArrayList<>(), new ArrayList<>());
  }

  private Optional<String> follow(String path, List<String> links, List<String> outside)
      throws IOException {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(path.split("/")));
    List<String> done = new ArrayList<>();
    while (!left.isEmpty()) {
      String name = left.pop();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        if (done.isEmpty()) {
          outside.addAll(names(left));
          return Optional.empty();
        }
        done.remove(done.size() - 1);
        continue;
      }
      done.add(name);
      String here = String.join("/", done);
      Optional<Type> type = typeOf(here);
      boolean passable = type.isPresent() && type.get() != Type.FILE && type.get() != Type.OTHER;
      if (type.isEmpty() || (!passable && !left.isEmpty())) {
        return Optional.empty();
      }
      if (type.get() == Type.SYMLINK) {
        String target = new String(rawBytes(here), StandardCharsets.UTF_8);
        links.add(here);
        List<String> parts = Arrays.asList(target.split("/"));
        for (int i = parts.size() - 1; i >= 0; i--) {
          left.push(parts.get(i));
        }
        if (target.startsWith("/") || links.size() > MAX_LINKS) {
          outside.addAll(names(left));
          return Optional.empty();
        }
        done.remove(done.size() - 1);
      }
    }
    return Optional.of(String.join("/", done));
  }

  /** The names of a way, without those that lead back on it. */
  private static List<String> names(Iterable<String> way) {
    List<String> names = new ArrayList<>();
    for (String name : way) {
      if (name.equals("..")) {
        if (!names.isEmpty()) {
          names.remove(names.size() - 1);
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }
}
