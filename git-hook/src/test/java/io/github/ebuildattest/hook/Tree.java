package io.github.ebuildattest.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every file below a directory with its digest. Of git's own data only what a tool could have
 * staged or committed is included.
 */
public record Tree(SortedMap<String, String> files) {

  public static Tree of(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.filter(Files::isRegularFile).toList();
    }
    for (Path path : paths) {
      String name = root.relativize(path).toString();
      if (!name.startsWith(".git/") || name.startsWith(".git/refs") || name.endsWith("toml")) {
        files.put(name, Sha256Hex.of(path));
      }
    }
    return new Tree(files);
  }
}
