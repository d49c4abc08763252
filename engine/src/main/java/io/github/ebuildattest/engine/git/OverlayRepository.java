package io.github.ebuildattest.engine.git;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.EmptyRangeException;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.tree.WorkTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** The git repository that an overlay lies in, read by JGit. Nothing is written. */
public final class OverlayRepository implements AutoCloseable {

  private final Repository repository;
  private final ObjectReader reader;
  private final String prefix;

  private OverlayRepository(Repository repository, String prefix) {
    this.repository = repository;
    this.reader = repository.newObjectReader();
    this.prefix = prefix;
  }

  /**
   * Opens the repository around an overlay, honouring GIT_DIR, GIT_INDEX_FILE and GIT_WORK_TREE as
   * git sets them for its hooks.
   *
   * @throws NoSuchRevisionException where the overlay lies in no git repository
   * @throws RepositoryUnsupportedException where git has a feature on that cannot be read here
   */
  public static OverlayRepository open(Path overlay)
      throws IOException, NoSuchRevisionException, RepositoryUnsupportedException {
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
   * The same for {@link #setting} alone, which no kind of object name and no graft changes.
   *
   * @throws NoSuchRevisionException where the directory lies in no repository
   * @throws RepositoryUnsupportedException where the repository cannot be opened
   */
  public static OverlayRepository openForSettings(Path overlay)
      throws IOException, NoSuchRevisionException, RepositoryUnsupportedException {
    SteadySystemReader.install(overlay);
    Path real = overlay.toRealPath();
    Repository repository;
    try {
      repository = build(new FileRepositoryBuilder().readEnvironment(), real);
    } catch (RepositoryNotFoundException e) {
      throw new NoSuchRevisionException(overlay + " lies in no git repository");
    } catch (IOException | IllegalArgumentException e) {
      // the latter where its configuration cannot be read
      throw new RepositoryUnsupportedException(
          "the repository cannot be opened: " + e.getMessage(), e);
    }
    if (repository.isBare()) {
      repository.close();
      throw new NoSuchRevisionException(overlay + " has no work tree of its own in git");
    }
    Path top = repository.getWorkTree().toPath().toRealPath();
    if (!real.startsWith(top)) {
      repository.close();
      throw new NoSuchRevisionException(
          overlay + " does not lie in the repository that GIT_DIR or GIT_WORK_TREE names");
    }
    String below = top.relativize(real).toString().replace(File.separatorChar, '/');
    return new OverlayRepository(repository, below.isEmpty() ? "" : below + "/");
  }

  private static Repository build(FileRepositoryBuilder builder, Path overlay) throws IOException {
    if (builder.getGitDir() == null) {
      builder.findGitDir(overlay.toFile());
    }
    if (builder.getGitDir() == null) {
      throw new RepositoryNotFoundException(overlay.toFile());
    }
    return builder.setMustExist(true).build();
  }

  /** The repository's git directory: for a linked work tree, its own. */
  public Path gitDirectory() {
    return repository.getDirectory().toPath();
  }

  /** The top of the work tree. */
  public Path workTree() {
    return repository.getWorkTree().toPath();
  }

  /** The overlay's directory in the repository: empty, or ending in {@code /}. */
  public String prefix() {
    return prefix;
  }

  /** A local or global git setting, or empty. */
  public Optional<String> setting(String section, String name) {
    return Optional.ofNullable(repository.getConfig().getString(section, null, name));
  }

  /**
   * What is staged: the index against HEAD, or against nothing before the first commit.
   *
   * @throws RepositoryUnsupportedException where the index cannot be read, or has conflicts
   */
  public ChangeSet staged() throws IOException, RepositoryUnsupportedException {
    try {
      DirCache index = readIndex();
      ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
      OverlayTree base = tree(head);
      NavigableSet<String> changed = diff(head, new DirCacheIterator(index));
      for (int i = 0; i < index.getEntryCount(); i++) {
        DirCacheEntry entry = index.getEntry(i);
        if (entry.isIntentToAdd() && !isIn(head, entry.getPathString())) {
          changed.remove(relative(entry.getPathString()));
        }
      }
      String author = author(new PersonIdent(repository));
      return new ChangeSet(
          Scope.STAGED,
          base,
          new GitTree.OfIndex(reader, index, prefix),
          base,
          changed,
          path -> author);
    } catch (MissingObjectException e) {
      throw missing(e);
    }
  }

  /**
   * The work tree as a whole, judged by the memory of HEAD: what a human is asked about, committed
   * or not.
   */
  public ChangeSet workTreeAgainstHead(Path overlay)
      throws IOException, RepositoryUnsupportedException {
    try {
      OverlayTree head = tree(repository.resolve(Constants.HEAD + "^{tree}"));
      return new ChangeSet(
          Scope.STAGED,
          OverlayTree.EMPTY,
          new WorkTree(overlay),
          head,
          new TreeSet<>(),
          path -> author(new PersonIdent(repository)));
    } catch (MissingObjectException e) {
      throw missing(e);
    }
  }

  private DirCache readIndex() throws RepositoryUnsupportedException {
    DirCache index;
    try {
      index = repository.readDirCache();
    } catch (IOException e) {
      throw new RepositoryUnsupportedException(
          "the index cannot be read; if it is split or sparse, run git update-index"
              + " --no-split-index, or git sparse-checkout init --no-sparse-index",
          e);
    }
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      if (entry.getStage() != DirCacheEntry.STAGE_0) {
        throw new RepositoryUnsupportedException(
            entry.getPathString() + " has unresolved conflicts; resolve them and git add the file");
      }
    }
    return index;
  }

  /**
   * What came since another side's revision: from the merge base of both to HEAD, judged by the
   * memory of the other side's tip.
   *
   * @throws NoSuchRevisionException where the revision or HEAD is not there
   * @throws EmptyRangeException where HEAD holds nothing that the revision has not
   * @throws RepositoryUnsupportedException where objects or a merge base are missing
   */
  public ChangeSet since(String revision)
      throws IOException,
          NoSuchRevisionException,
          EmptyRangeException,
          RepositoryUnsupportedException {
    try (RevWalk walk = new RevWalk(reader)) {
      RevCommit head = Commits.named(repository, walk, Constants.HEAD);
      RevCommit other = Commits.named(repository, walk, revision);
      RevCommit base = Commits.mergeBase(walk, other, head);
      if (base.equals(head)) {
        throw new EmptyRangeException(
            "no commit lies between " + revision + " and HEAD; pass the commit before the push");
      }
      return range(Scope.RANGE, walk, base, other, head);
    } catch (MissingObjectException e) {
      throw missing(e);
    }
  }

  private ChangeSet range(
      Scope scope,
      RevWalk walk,
      @Nullable RevCommit base,
      @Nullable RevCommit memory,
      RevCommit target)
      throws IOException {
    ObjectId baseTree = base == null ? null : base.getTree();
    CanonicalTreeParser after = new CanonicalTreeParser();
    after.reset(reader, target.getTree());
    ObjectId baseId = base == null ? null : base.getId();
    return new ChangeSet(
        scope,
        tree(baseTree),
        tree(target.getTree()),
        tree(memory == null ? null : walk.parseTree(memory)),
        diff(baseTree, after),
        path -> authorOf(path, baseId, target.getId()));
  }

  /**
   * What a push would bring to another repository.
   *
   * @param lines pre-push's standard input: local ref, local id, remote ref, remote id
   *     (githooks(5))
   * @param remote the remote's name, or null where unknown: then every remote's refs count as known
   * @return one change for every ref that is created or moved; a deleted ref is none
   * @throws NoSuchRevisionException where a line is not of that form
   * @throws RepositoryUnsupportedException where the remote's id, or a merge base, is not known
   *     here
   */
  public List<ChangeSet> pushed(List<String> lines, @Nullable String remote)
      throws IOException, NoSuchRevisionException, RepositoryUnsupportedException {
    List<ChangeSet> changes = new ArrayList<>();
    try (RevWalk walk = new RevWalk(reader)) {
      for (String line : lines) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 4 || !ObjectId.isId(words[1]) || !ObjectId.isId(words[3])) {
          throw new NoSuchRevisionException(
              "'" + line + "' is no line of git's pre-push: local ref, id, remote ref, id");
        }
        ObjectId local = ObjectId.fromString(words[1]);
        ObjectId theirs = ObjectId.fromString(words[3]);
        if (local.equals(ObjectId.zeroId())) {
          continue;
        }
        RevObject object = walk.peel(walk.parseAny(local));
        if (object instanceof RevCommit target) {
          pushedTo(walk, target, theirs, words[2], remote).ifPresent(changes::add);
        }
      }
    } catch (MissingObjectException e) {
      throw missing(e);
    }
    return changes;
  }

  private Optional<ChangeSet> pushedTo(
      RevWalk walk, RevCommit target, ObjectId theirs, String remoteRef, @Nullable String remote)
      throws IOException, RepositoryUnsupportedException {
    if (theirs.equals(ObjectId.zeroId())) {
      return pushedAsNew(walk, target, remote);
    }
    if (!reader.has(theirs)) {
      throw new RepositoryUnsupportedException(
          remoteRef
              + " stands at "
              + theirs.abbreviate(12).name()
              + " on the other side, which is not known here; git fetch first");
    }
    if (!(walk.peel(walk.parseAny(theirs)) instanceof RevCommit memory)) {
      return Optional.empty();
    }
    RevCommit base = Commits.mergeBase(walk, memory, target);
    return base.equals(target)
        ? Optional.empty()
        : Optional.of(range(Scope.PUSH, walk, base, memory, target));
  }

  /** A new ref: what the remote is known to have is the ref that shares most with it. */
  private Optional<ChangeSet> pushedAsNew(RevWalk walk, RevCommit target, @Nullable String remote)
      throws IOException {
    String known = Constants.R_REMOTES + (remote == null ? "" : remote + "/");
    Collection<Ref> refs = repository.getRefDatabase().getRefsByPrefix(known);
    Map<RevCommit, RevCommit> tips = new HashMap<>();
    for (Ref ref : refs.stream().sorted(Comparator.comparing(Ref::getName)).toList()) {
      ObjectId id = ref.getObjectId();
      if (id != null && walk.peel(walk.parseAny(id)) instanceof RevCommit tip) {
        RevCommit base = Commits.common(walk, tip, target);
        if (base != null) {
          tips.putIfAbsent(base, tip);
        }
      }
    }
    if (tips.isEmpty()) {
      return Optional.of(range(Scope.PUSH, walk, null, null, target));
    }
    RevCommit base = Commits.nearest(walk, tips.keySet(), target);
    return base.equals(target)
        ? Optional.empty()
        : Optional.of(range(Scope.PUSH, walk, base, tips.get(base), target));
  }

  private OverlayTree tree(@Nullable ObjectId root) {
    return root == null ? OverlayTree.EMPTY : new GitTree.OfCommit(reader, root, prefix);
  }

  private NavigableSet<String> diff(@Nullable ObjectId base, AbstractTreeIterator after)
      throws IOException {
    NavigableSet<String> paths = new TreeSet<>();
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      if (base == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(base);
      }
      walk.addTree(after);
      while (walk.next()) {
        paths.add(relative(walk.getPathString()));
      }
    }
    return paths;
  }

  /** Whether a tree has a path; one that only the index means to have is no deletion otherwise. */
  private boolean isIn(@Nullable ObjectId root, String path) throws IOException {
    if (root == null) {
      return false;
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
      return walk != null;
    }
  }

  private String relative(String path) {
    return path.startsWith(prefix) ? path.substring(prefix.length()) : "../" + path;
  }

  private String inRepository(String path) {
    return path.startsWith("../") ? path.substring("../".length()) : prefix + path;
  }

  private String authorOf(String path, @Nullable ObjectId base, ObjectId target) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilter.create(inRepository(path)), TreeFilter.ANY_DIFF));
      walk.markStart(walk.parseCommit(target));
      if (base != null) {
        walk.markUninteresting(walk.parseCommit(base));
      }
      RevCommit last = walk.next();
      return last == null ? "" : author(last.getAuthorIdent());
    } catch (IOException e) {
      return "an author that cannot be read (" + e.getMessage() + ")";
    }
  }

  private static String author(PersonIdent ident) {
    return ident.getName() + " <" + ident.getEmailAddress() + ">";
  }

  private static RepositoryUnsupportedException missing(MissingObjectException e) {
    return new RepositoryUnsupportedException(
        String.valueOf(new ObjectMissingException(e).getMessage()), e);
  }

  @Override
  public void close() {
    reader.close();
    repository.close();
  }
}
