package io.github.ebuildattest.engine.source.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * The objects of a pack (git, {@code gitformat-pack}), each under the id that its bytes hash to.
 * Nothing in a pack says which object it is, so a host cannot pass one off as another.
 */
final class Pack implements AutoCloseable {

  private static final int HEADER = 12;

  /** A tree of a million files has not more directories than that again. */
  private static final long MOST_OBJECTS = 2_000_000;

  private static final int MOST_ENTRIES = 1_000_000;
  private static final int DEEPEST = 100;
  private static final int LONGEST_PATH = 4096;

  /** In bytes, of one object: trees with a hundred thousand entries have some. */
  private static final long LARGEST_OBJECT = 64L << 20;

  private final InMemoryRepository repository;

  private Pack(InMemoryRepository repository) {
    this.repository = repository;
  }

  /**
   * Reads a pack, all of it.
   *
   * @throws UnusablePackException where it cannot be, or holds more objects than any tree
   */
  static Pack read(byte[] bytes) throws UnusablePackException {
    if (bytes.length < HEADER
        || Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(8)) > MOST_OBJECTS) {
      throw new UnusablePackException("a pack with more objects than a tree has, or with none");
    }
    InMemoryRepository repository =
        new InMemoryRepository(new DfsRepositoryDescription("objects of one commit"));
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      PackParser parser = inserter.newPackParser(new ByteArrayInputStream(bytes));
      parser.setAllowThin(false);
      parser.setMaxObjectSizeLimit(LARGEST_OBJECT);
      parser.setObjectChecker(
          new ObjectChecker().setAllowLeadingZeroFileMode(true).setAllowInvalidPersonIdent(true));
      parser.parse(NullProgressMonitor.INSTANCE);
      inserter.flush();
      return new Pack(repository);
    } catch (IOException | RuntimeException e) {
      // JGit throws both on bytes that are no pack; whatever it is, there is no tree to compare
      repository.close();
      throw new UnusablePackException("a pack that git's own rules refuse", e);
    }
  }

  /**
   * The tree of a commit.
   *
   * @throws UnusablePackException where the pack lacks the commit or one of its trees, or where the
   *     tree is larger or deeper than any
   */
  SourceTree tree(SourceCommit commit) throws UnusablePackException {
    try (ObjectReader reader = repository.newObjectReader()) {
      byte[] bytes = bytes(reader, ObjectId.fromString(commit.id()), Constants.OBJ_COMMIT);
      return new SourceTree(commit, entries(reader, RevCommit.parse(bytes).getTree()));
    } catch (MissingObjectException e) {
      throw new UnusablePackException("a pack without the commit, or without some of its tree", e);
    } catch (IOException | RuntimeException e) {
      throw new UnusablePackException("a tree that cannot be read", e);
    }
  }

  /**
   * The contents of files, by id; those that the pack lacks are left out.
   *
   * @throws UnusablePackException where they cannot be read
   */
  Map<String, byte[]> blobs(Iterable<String> ids) throws UnusablePackException {
    Map<String, byte[]> blobs = new HashMap<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      for (String id : ids) {
        ObjectId name = ObjectId.fromString(id);
        if (reader.has(name)) {
          blobs.put(id, bytes(reader, name, Constants.OBJ_BLOB));
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new UnusablePackException("contents that cannot be read", e);
    }
    return blobs;
  }

  private record Directory(AnyObjectId id, String path, int depth) {}

  private static List<TreeEntry> entries(ObjectReader reader, AnyObjectId root)
      throws IOException, UnusablePackException {
    List<TreeEntry> entries = new ArrayList<>();
    Deque<Directory> open = new ArrayDeque<>(List.of(new Directory(root.copy(), "", 0)));
    int visited = 0;
    while (!open.isEmpty()) {
      Directory directory = open.pop();
      CanonicalTreeParser tree = new CanonicalTreeParser();
      tree.reset(bytes(reader, directory.id, Constants.OBJ_TREE));
      for (; !tree.eof(); tree.next(1)) {
        if (++visited > MOST_ENTRIES || directory.depth > DEEPEST) {
          throw new UnusablePackException("a tree larger or deeper than any");
        }
        String path = directory.path + name(tree);
        if (path.length() > LONGEST_PATH) {
          throw new UnusablePackException("a tree with longer paths than any");
        }
        FileMode mode = tree.getEntryFileMode();
        if (mode.equals(FileMode.TREE)) {
          open.push(new Directory(tree.getEntryObjectId(), path + "/", directory.depth + 1));
        } else {
          entries.add(new TreeEntry(path, kind(mode), tree.getEntryObjectId().name()));
        }
      }
    }
    return entries;
  }

  private static TreeEntry.Kind kind(FileMode mode) throws UnusablePackException {
    if (mode.equals(FileMode.SYMLINK)) {
      return TreeEntry.Kind.LINK;
    }
    if (mode.equals(FileMode.GITLINK)) {
      return TreeEntry.Kind.SUBMODULE;
    }
    if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
      return TreeEntry.Kind.FILE;
    }
    throw new UnusablePackException("a tree with an entry of an unknown mode");
  }

  /** A name that is not UTF-8 never equals one of an archive, which must be. */
  private static String name(CanonicalTreeParser tree) {
    byte[] name = new byte[tree.getNameLength()];
    tree.getName(name, 0);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, StandardCharsets.ISO_8859_1) + "\ufffd";
    }
  }

  private static byte[] bytes(ObjectReader reader, AnyObjectId id, int type) throws IOException {
    return reader.open(id, type).getCachedBytes((int) LARGEST_OBJECT);
  }

  @Override
  public void close() {
    repository.close();
  }
}
