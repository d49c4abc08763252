package io.github.ebuildattest.hook.option;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code check} judges: at most one of these; without any, what is staged. */
public final class ScopeOptions {

  @Option(names = "--staged", description = "What is staged, against HEAD. The default.")
  private boolean staged;

  @Option(
      names = "--push",
      description = "What is about to leave: reads the lines of pre-push from standard input.")
  private boolean push;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description = "From the merge base of REV and HEAD to HEAD.")
  private @Nullable String since;

  @Option(names = "--all", description = "The whole work tree.")
  private boolean all;

  @Parameters(paramLabel = "EBUILD", arity = "1..*", description = "These files of the work tree.")
  private @Nullable List<Path> ebuilds;

  public boolean push() {
    return push;
  }

  public @Nullable String since() {
    return since;
  }

  public boolean all() {
    return all;
  }

  public List<Path> ebuilds() {
    return ebuilds == null ? List.of() : ebuilds;
  }

  /** Whether the index is judged, because it was asked for or because nothing else was. */
  public boolean index() {
    return staged || !(push || all || since != null || !ebuilds().isEmpty());
  }
}
