package io.github.ebuildattest.engine.source.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/**
 * Where submodules come from: a repository's {@code .gitmodules} (gitmodules(5)). It only says whom
 * to ask; which commit that must be is said by the tree.
 */
public final class SubmoduleNames {

  /** Where the file lies. */
  public static final String PATH = ".gitmodules";

  private static final String SECTION = "submodule";

  private final String repository;
  private final Config config;

  /**
   * Reads a file; one that cannot be read names nothing.
   *
   * @param repository that it lies in
   */
  public SubmoduleNames(String repository, byte[] file) {
    this.repository = repository;
    this.config = read(new String(file, StandardCharsets.UTF_8));
  }

  private static Config read(String text) {
    Config config = new Config();
    try {
      config.fromText(text);
      return config;
    } catch (ConfigInvalidException e) {
      // then no submodule can be asked for, and all of them are named as not compared
      return new Config();
    }
  }

  /**
   * The commit of a submodule; empty where its repository is not named, or lies elsewhere than on
   * github.com and gitlab.com.
   *
   * @param entry of the tree
   */
  public Optional<SourceCommit> commit(TreeEntry entry) {
    for (String name : config.getSubsections(SECTION)) {
      if (entry.path().equals(config.getString(SECTION, name, "path"))) {
        @Nullable String url = config.getString(SECTION, name, "url");
        return url == null ? Optional.empty() : SourceCommit.of(https(url), entry.id());
      }
    }
    return Optional.empty();
  }

  private String https(String url) {
    String plain = url.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    if (plain.startsWith("./") || plain.startsWith("../")) {
      return relative(plain);
    }
    return plain
        .replaceFirst("^(ssh://)?git@(github|gitlab)\\.com[:/]", "https://$2.com/")
        .replaceFirst("^git://(github|gitlab)\\.com/", "https://$1.com/");
  }

  private String relative(String url) {
    Deque<String> parts = new ArrayDeque<>(List.of(repository.split("/", -1)));
    for (String part : url.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
