package io.github.ebuildattest.engine.git;

import io.github.ebuildattest.engine.git.program.GitCaller;
import io.github.ebuildattest.engine.git.program.GitSettings;
import io.github.ebuildattest.engine.git.program.NoRepositoryException;
import io.github.ebuildattest.engine.git.program.NoWorkTreeException;
import io.github.ebuildattest.engine.git.program.NotInWorkTreeException;
import io.github.ebuildattest.engine.git.program.OutsideOfRepositoryException;
import io.github.ebuildattest.engine.git.program.Surroundings;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The git repository that an overlay lies in, read by JGit. Nothing is written. Trees and commits
 * that come out of it can be read until it is closed.
 */
public final class OverlayRepository implements AutoCloseable {

  private final Repository repository;
  private final ObjectReader reader;
  private final String prefix;
  private final GitSettings settings;
  private final GitCaller caller;

  OverlayRepository(Repository repository, String prefix, GitSettings settings, GitCaller caller) {
    this.repository = repository;
    this.reader = repository.newObjectReader();
    this.prefix = prefix;
    this.settings = settings;
    this.caller = caller;
  }

  /** The same, asked for by this process. */
  public static OverlayRepository open(Path overlay)
      throws IOException, NotInWorkTreeException, RepositoryUnsupportedException {
    return open(overlay, GitCaller.ofThisProcess());
  }

  /**
   * Opens the repository around an overlay as git itself finds it: with GIT_DIR, GIT_WORK_TREE,
   * GIT_INDEX_FILE and their kin, and by the same configuration.
   *
   * @throws NotInWorkTreeException where the overlay does not lie in the work tree of a repository
   * @throws RepositoryUnsupportedException where git has a feature on that cannot be read here
   */
  public static OverlayRepository open(Path overlay, GitCaller caller)
      throws IOException, NotInWorkTreeException, RepositoryUnsupportedException {
    OverlayRepository opened = RepositoryOpening.around(overlay, caller);
    try {
      SupportedRepository.require(opened.repository);
    } catch (IOException | RepositoryUnsupportedException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  /**
   * What git says about a directory.
   *
   * @param settings its configuration there
   * @param prefix the directory in its repository: empty, or ending in {@code /}
   */
  public record Around(GitSettings settings, String prefix) {}

  /**
   * Git's configuration around an overlay, which neither the kind of object names nor grafts
   * change: with a repository's where there is one, else the user's, the system's and this run's.
   *
   * @throws NotInWorkTreeException where git sees a repository and not the directory in its work
   *     tree, or where it cannot read its configuration
   */
  public static Around around(Path directory, GitCaller caller)
      throws IOException, NotInWorkTreeException {
    Path real = directory.toRealPath();
    try {
      Surroundings found = Surroundings.of(real, caller);
      return new Around(found.settings(), found.prefix(real));
    } catch (NoRepositoryException e) {
      return new Around(Surroundings.withoutRepository(real, caller), "");
    }
  }

  /**
   * The same for a directory that is not judged, so that no work tree has to hold it: what git
   * config says there.
   *
   * @throws NotInWorkTreeException where git refuses its repository or cannot read its
   *     configuration
   */
  public static GitSettings settingsIn(Path directory, GitCaller caller)
      throws IOException, NotInWorkTreeException {
    Path real = directory.toRealPath();
    try {
      return Surroundings.of(real, caller).settings();
    } catch (NoRepositoryException | NoWorkTreeException | OutsideOfRepositoryException e) {
      return Surroundings.withoutRepository(real, caller);
    }
  }

  /** The overlay's directory in the repository: empty, or ending in {@code /}. */
  public String prefix() {
    return prefix;
  }

  /** Git's configuration. */
  public GitSettings settings() {
    return settings;
  }

  /** The variables that git has set, or that were set for it. */
  GitCaller caller() {
    return caller;
  }

  /** The commit of HEAD; empty before the first. */
  public Optional<Commit> head() throws IOException {
    return resolve(Constants.HEAD + "^{commit}").map(Commit::of);
  }

  /** The tree of HEAD, or null before the first commit. */
  public @Nullable CommitTree headTree() throws IOException {
    ObjectId root = resolve(Constants.HEAD + "^{tree}").orElse(null);
    return root == null ? null : new CommitTree(this, root);
  }

  /** The trees of the other parents of a merge that is being committed; else empty. */
  public List<OverlayTree> mergedTrees() throws IOException {
    List<OverlayTree> trees = new ArrayList<>();
    List<ObjectId> heads = repository.readMergeHeads();
    if (heads != null) {
      try (Commits commits = commits()) {
        for (ObjectId head : heads) {
          Optional<Commit> commit = commits.peeled(head.name());
          if (commit.isPresent()) {
            trees.add(commits.tree(commit.get()));
          }
        }
      }
    }
    return trees;
  }

  /**
   * The index as it is now.
   *
   * @throws RepositoryUnsupportedException where it cannot be read, or has conflicts
   */
  public GitIndex index() throws RepositoryUnsupportedException {
    return GitIndex.read(this);
  }

  /** Finds commits; what it has parsed is kept until it is closed. */
  public Commits commits() {
    return new Commits(this);
  }

  /** Who changed what. */
  public Authors authors() {
    return new Authors(this);
  }

  Repository jgit() {
    return repository;
  }

  /** What a revision names (gitrevisions(7)). */
  Optional<ObjectId> resolve(String revision) throws IOException {
    return read(objects -> Optional.ofNullable(repository.resolve(revision)));
  }

  /** What is read out of git's object store. */
  @FunctionalInterface
  interface Reading<T> {
    T from(ObjectReader objects) throws IOException;
  }

  /**
   * Reads objects for one thread at a time, which is what an {@link ObjectReader} is for.
   *
   * @throws ObjectMissingException where one of them is not here
   */
  <T> T read(Reading<T> reading) throws IOException {
    synchronized (reader) {
      try {
        return reading.from(reader);
      } catch (MissingObjectException e) {
        throw new ObjectMissingException(e);
      }
    }
  }

  /** A path of the repository as seen from the overlay: what lies outside has {@code ../}. */
  String relative(String path) {
    return path.startsWith(prefix) ? path.substring(prefix.length()) : "../" + path;
  }

  /** The reverse of {@link #relative}. */
  String inRepository(String path) {
    return path.startsWith("../") ? path.substring("../".length()) : prefix + path;
  }

  @Override
  public void close() {
    reader.close();
    repository.close();
  }
}
