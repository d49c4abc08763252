package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.nio.file.Path;
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

  OverlayRepository(Repository repository, String prefix) {
    this.repository = repository;
    this.reader = repository.newObjectReader();
    this.prefix = prefix;
  }

  /**
   * Opens the repository around an overlay, honouring GIT_DIR, GIT_INDEX_FILE and GIT_WORK_TREE as
   * git sets them for its hooks.
   *
   * @throws NotInWorkTreeException where the overlay does not lie in the work tree of a repository
   * @throws RepositoryUnsupportedException where git has a feature on that cannot be read here
   */
  public static OverlayRepository open(Path overlay)
      throws IOException, NotInWorkTreeException, RepositoryUnsupportedException {
    OverlayRepository opened = openForSettings(overlay);
    try {
      SupportedRepository.require(opened.repository);
    } catch (IOException | RepositoryUnsupportedException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  /**
   * The same for {@link #setting} alone, which neither the kind of object names nor grafts change.
   *
   * @throws NotInWorkTreeException where the overlay does not lie in the work tree of a repository
   * @throws RepositoryUnsupportedException where the repository cannot be opened
   */
  public static OverlayRepository openForSettings(Path overlay)
      throws IOException, NotInWorkTreeException, RepositoryUnsupportedException {
    return RepositoryOpening.around(overlay);
  }

  /** The overlay's directory in the repository: empty, or ending in {@code /}. */
  public String prefix() {
    return prefix;
  }

  /** A local or global git setting, or empty. */
  public Optional<String> setting(String section, String name) {
    return Optional.ofNullable(repository.getConfig().getString(section, null, name));
  }

  /** The tree of HEAD, or null before the first commit. */
  public @Nullable CommitTree headTree() throws IOException {
    ObjectId root = resolve(Constants.HEAD + "^{tree}").orElse(null);
    return root == null ? null : new CommitTree(this, root);
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
