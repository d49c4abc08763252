package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds commits: by name, and where histories part. Every method throws {@link
 * ObjectMissingException} where an object is not here. For one thread only.
 */
public final class Commits implements AutoCloseable {

  private static final int MOST_BEHIND = 1000;

  /** Where git looks for a ref, in this order (gitrevisions(7)). */
  private static final List<String> PLACES =
      List.of(
          "%s",
          "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");

  /** What a revision begins with before it goes on from there. */
  private static final Pattern NAME =
      Pattern.compile("(?:(?!\\.\\.|@\\{)[^\\x00-\\x20~^:?*\\[\\\\])+");

  private static final Pattern OBJECT_NAME = Pattern.compile("[0-9a-f]{4,40}");

  private final OverlayRepository repository;
  private final RevWalk walk;

  Commits(OverlayRepository repository) {
    this.repository = repository;
    this.walk = new RevWalk(repository.jgit());
  }

  /**
   * The one commit that a revision names (gitrevisions(7)).
   *
   * @throws RevisionException where it names none, or not only one
   */
  public Commit named(String revision) throws IOException, RevisionException {
    requireOneMeaning(revision);
    Optional<ObjectId> id;
    try {
      id = repository.resolve(revision + "^{commit}");
    } catch (AmbiguousObjectException e) {
      throw new AmbiguousRevisionException(
          revision, e.getCandidates().stream().map(ObjectId::name).sorted().toList());
    } catch (IllegalArgumentException | IncorrectObjectTypeException e) {
      throw new MalformedRevisionException(revision);
    }
    if (id.isEmpty()) {
      throw new NoSuchRevisionException(revision);
    }
    return Commit.of(repository.read(objects -> walk.parseCommit(id.get())));
  }

  /**
   * The commit of HEAD.
   *
   * @throws UnbornHeadException where there is none yet
   */
  public Commit head() throws IOException, UnbornHeadException {
    return repository.head().orElseThrow(UnbornHeadException::new);
  }

  /** A name may be a ref in any of the places that git looks at, and an object's name as well. */
  private void requireOneMeaning(String revision) throws IOException, AmbiguousRevisionException {
    Matcher matcher = NAME.matcher(revision);
    if (!matcher.lookingAt()) {
      return;
    }
    String name = matcher.group();
    List<String> meanings = new ArrayList<>();
    for (String place : PLACES) {
      String ref = place.formatted(name);
      if (Repository.isValidRefName(ref) || !ref.contains("/")) {
        if (repository.jgit().getRefDatabase().exactRef(ref) != null) {
          meanings.add(ref);
        }
      }
    }
    if (!meanings.isEmpty() && OBJECT_NAME.matcher(name).matches()) {
      boolean isObject =
          repository.read(
              objects -> !objects.resolve(AbbreviatedObjectId.fromString(name)).isEmpty());
      if (isObject) {
        meanings.add("the object " + name);
      }
    }
    if (meanings.size() > 1) {
      throw new AmbiguousRevisionException(name, meanings);
    }
  }

  /** The commit that an object name leads to, through tags; empty where it leads to none. */
  public Optional<Commit> peeled(String id) throws IOException {
    return repository.read(
        objects ->
            walk.peel(walk.parseAny(ObjectId.fromString(id))) instanceof RevCommit commit
                ? Optional.of(Commit.of(commit))
                : Optional.empty());
  }

  /** Whether an object is here. */
  public boolean has(String id) throws IOException {
    return repository.read(objects -> objects.has(ObjectId.fromString(id)));
  }

  /**
   * The object names that remotes' refs stood at when they were last fetched, in the order of the
   * refs' names.
   *
   * @param remote the remote's name, or null for every remote
   */
  public List<String> lastFetched(@Nullable String remote) throws IOException {
    String known = Constants.R_REMOTES + (remote == null ? "" : remote + "/");
    return repository.jgit().getRefDatabase().getRefsByPrefix(known).stream()
        .sorted(Comparator.comparing(Ref::getName))
        .flatMap(ref -> Stream.ofNullable(ref.getObjectId()))
        .map(ObjectId::name)
        .toList();
  }

  /**
   * Where a branch of a remote stood when it was last fetched into the usual place.
   *
   * @param branch as the remote calls it, with or without {@code refs/heads/}
   */
  public Optional<Commit> lastFetched(String remote, String branch) throws IOException {
    String name = branch.startsWith(Constants.R_HEADS) ? branch.substring(11) : branch;
    Ref ref =
        repository.jgit().getRefDatabase().exactRef(Constants.R_REMOTES + remote + "/" + name);
    ObjectId id = ref == null ? null : ref.getObjectId();
    return id == null ? Optional.empty() : peeled(id.name());
  }

  /**
   * Where two histories part.
   *
   * @throws RepositoryUnsupportedException where they have nothing in common here
   */
  public Commit mergeBase(Commit one, Commit other)
      throws IOException, RepositoryUnsupportedException {
    return common(one, other)
        .orElseThrow(
            () ->
                new RepositoryUnsupportedException(
                    "%s and %s have no common ancestor here; %s"
                        .formatted(
                            one.abbreviated(),
                            other.abbreviated(),
                            ObjectMissingException.SHALLOW_REMEDY)));
  }

  /** Where two histories part; empty where they have nothing in common here. */
  public Optional<Commit> common(Commit one, Commit other) throws IOException {
    return repository.read(
        objects -> {
          walk.reset();
          walk.setRevFilter(RevFilter.MERGE_BASE);
          walk.markStart(walk.parseCommit(one.objectId()));
          walk.markStart(walk.parseCommit(other.objectId()));
          RevCommit base = walk.next();
          walk.reset();
          walk.setRevFilter(RevFilter.ALL);
          return Optional.ofNullable(base).map(Commit::of);
        });
  }

  /** The merge base that comes first on the way back from a commit. */
  public Commit nearest(Collection<Commit> bases, Commit target) throws IOException {
    Set<ObjectId> ids = bases.stream().map(Commit::objectId).collect(Collectors.toSet());
    return repository.read(
        objects -> {
          walk.reset();
          walk.sort(RevSort.TOPO);
          walk.markStart(walk.parseCommit(target.objectId()));
          for (RevCommit at = walk.next(); at != null; at = walk.next()) {
            if (ids.contains(at)) {
              return Commit.of(at);
            }
          }
          throw new IllegalStateException("a merge base is no ancestor");
        });
  }

  /**
   * The commits behind a commit along first parents, the nearest first and at most a thousand.
   *
   * @param end where to stop, itself left out; null to go on to the first commit
   * @return nothing where the end is not on that way
   */
  public List<Commit> firstParents(Commit from, @Nullable Commit end) throws IOException {
    return repository.read(
        objects -> {
          List<Commit> behind = new ArrayList<>();
          RevCommit at = walk.parseCommit(from.objectId());
          while (at.getParentCount() > 0 && behind.size() < MOST_BEHIND) {
            at = walk.parseCommit(at.getParent(0));
            if (end != null && at.equals(end.objectId())) {
              return behind;
            }
            behind.add(Commit.of(at));
          }
          return end == null ? behind : List.of();
        });
  }

  /**
   * The parents of all merges that a commit has and another has not.
   *
   * @param known null where nothing is known of the other side
   */
  public List<Commit> parentsOfMerges(Commit from, @Nullable Commit known) throws IOException {
    return repository.read(
        objects -> {
          List<Commit> parents = new ArrayList<>();
          walk.reset();
          walk.setRevFilter(RevFilter.ONLY_MERGES);
          walk.markStart(walk.parseCommit(from.objectId()));
          if (known != null) {
            walk.markUninteresting(walk.parseCommit(known.objectId()));
          }
          for (RevCommit merge = walk.next(); merge != null; merge = walk.next()) {
            for (RevCommit parent : merge.getParents()) {
              parents.add(Commit.of(parent));
            }
          }
          walk.reset();
          walk.setRevFilter(RevFilter.ALL);
          return parents;
        });
  }

  /**
   * The files of a name that commits along first parents deleted, the last deletion first. It ends
   * where history does: at the first commit, or where a shallow clone was cut off.
   *
   * @param fileName the last part of their paths
   */
  public List<GoneFile> gone(Commit from, String fileName) throws IOException {
    return repository.read(
        objects -> {
          List<GoneFile> gone = new ArrayList<>();
          TreeWalk trees = new TreeWalk(objects);
          trees.setRecursive(true);
          trees.setFilter(
              AndTreeFilter.create(PathSuffixFilter.create("/" + fileName), TreeFilter.ANY_DIFF));
          RevCommit at = walk.parseCommit(from.objectId());
          while (at.getParentCount() > 0) {
            RevCommit before = walk.parseCommit(at.getParent(0));
            trees.reset(before.getTree(), at.getTree());
            while (trees.next()) {
              String path = repository.relative(trees.getPathString());
              boolean file = FileMode.REGULAR_FILE.equals(trees.getRawMode(0));
              if (file && trees.getRawMode(1) == 0 && !path.startsWith("../")) {
                CommitTree tree = new CommitTree(repository, before.getTree());
                gone.add(new GoneFile(path, tree, Commit.of(at)));
              }
            }
            at = before;
          }
          return gone;
        });
  }

  /** The tree of a commit. */
  public CommitTree tree(Commit commit) throws IOException {
    return repository.read(
        objects -> new CommitTree(repository, walk.parseTree(commit.objectId())));
  }

  @Override
  public void close() {
    walk.close();
  }
}
