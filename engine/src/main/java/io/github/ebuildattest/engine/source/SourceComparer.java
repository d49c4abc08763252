package io.github.ebuildattest.engine.source;

import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.archive.ArchiveMalformedException;
import io.github.ebuildattest.engine.source.archive.ArchivedFile;
import io.github.ebuildattest.engine.source.tree.CommitAnswer;
import io.github.ebuildattest.engine.source.tree.CommitHosts;
import io.github.ebuildattest.engine.source.tree.SourceCommit;
import io.github.ebuildattest.engine.source.tree.SourceTree;
import io.github.ebuildattest.engine.source.tree.TreeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a distribution against the commit that its certificate names, file by file: by ids first,
 * and by contents where ids differ and something harmless could be the reason.
 */
public final class SourceComparer {

  private static final List<String> PROJECT_FILES =
      List.of("pyproject.toml", "setup.cfg", "setup.py");

  /** So many contents are asked for at most; what differs beyond that is altered, and said so. */
  private static final int MOST_CONTENTS = 500;

  private static final int MOST_LINKS = 20;

  private static final byte[] NOTHING = {};

  private final CommitHosts hosts;

  public SourceComparer(CommitHosts hosts) {
    this.hosts = hosts;
  }

  /**
   * Compares.
   *
   * @param archive the distribution's files
   * @param name the distribution's name on PyPI
   * @param commit what to hold them against
   * @throws IOException where the disk fails
   */
  public CommitAnswer<SourceComparison> compare(
      ArchiveContents archive, DistributionFileName name, SourceCommit commit)
      throws IOException, ArchiveMalformedException {
    CommitAnswer<SourceTree> tree = hosts.tree(commit);
    if (tree instanceof CommitAnswer.Gone<SourceTree> gone) {
      return new CommitAnswer.Gone<>(gone.clause());
    }
    if (tree instanceof CommitAnswer.Unreachable<SourceTree> unreachable) {
      return new CommitAnswer.Unreachable<>(unreachable.clause());
    }
    SourceTree found = ((CommitAnswer.Found<SourceTree>) tree).value();
    String prefix = ProjectPrefix.of(archive, found);
    SourceTree whole = new SubmoduleTrees(hosts).in(found, commit, prefix, archive);
    return new Run(archive, name, commit, whole, prefix).result();
  }

  /** One comparison on its way. */
  private final class Run {

    private final ArchiveContents archive;
    private final DistributionFileName name;
    private final SourceCommit commit;
    private final SourceTree tree;
    private final String prefix;
    private final MetadataFiles metadata;

    private Run(
        ArchiveContents archive,
        DistributionFileName name,
        SourceCommit commit,
        SourceTree tree,
        String prefix) {
      this.archive = archive;
      this.name = name;
      this.commit = commit;
      this.tree = tree;
      this.prefix = prefix;
      this.metadata = MetadataFiles.of(archive, name);
    }

    private CommitAnswer<SourceComparison> result() throws IOException, ArchiveMalformedException {
      Map<String, ComparedFile> states = new LinkedHashMap<>();
      List<ArchivedFile> open = new ArrayList<>();
      for (ArchivedFile file : archive.files()) {
        Optional<ComparedFile> state = byIds(file);
        state.ifPresentOrElse(known -> states.put(file.path(), known), () -> open.add(file));
      }
      Set<TreeEntry> wanted = new LinkedHashSet<>();
      Map<String, TreeEntry> project = projectFiles();
      for (ArchivedFile file : open) {
        if (wanted.size() < MOST_CONTENTS) {
          wanted.addAll(wantedFor(file, project));
        }
      }
      CommitAnswer<Map<String, byte[]>> blobs = blobs(wanted);
      if (!(blobs instanceof CommitAnswer.Found<Map<String, byte[]>> found)) {
        // the tree was there a moment ago
        String why =
            blobs instanceof CommitAnswer.Gone<Map<String, byte[]>> gone
                ? gone.clause()
                : ((CommitAnswer.Unreachable<Map<String, byte[]>>) blobs).clause();
        return new CommitAnswer.Unreachable<>(why);
      }
      Map<String, byte[]> distributed = archive.contents(paths(open));
      Contents contents = new Contents(found.value(), distributed, project);
      open.forEach(file -> states.put(file.path(), contents.state(file)));
      return new CommitAnswer.Found<>(
          new SourceComparison(
              commit,
              archive.kind(),
              prefix,
              archive.files().stream().map(f -> states.get(f.path())).toList()));
    }

    /** Contents, each from the repository that has them. */
    private CommitAnswer<Map<String, byte[]>> blobs(Set<TreeEntry> entries) {
      Map<SourceCommit, Set<String>> ids = new LinkedHashMap<>();
      for (TreeEntry entry : entries) {
        if (entry.kind() != TreeEntry.Kind.SUBMODULE) {
          ids.computeIfAbsent(tree.commitOf(entry), c -> new HashSet<>()).add(entry.id());
        }
      }
      Map<String, byte[]> all = new HashMap<>();
      for (Map.Entry<SourceCommit, Set<String>> one : ids.entrySet()) {
        CommitAnswer<Map<String, byte[]>> answer = hosts.blobs(one.getKey(), one.getValue());
        if (!(answer instanceof CommitAnswer.Found<Map<String, byte[]>> found)) {
          return answer;
        }
        all.putAll(found.value());
      }
      return new CommitAnswer.Found<>(all);
    }

    private Optional<ComparedFile> byIds(ArchivedFile file) {
      @Nullable TreeEntry entry = tree.at(prefix + file.path());
      if (entry != null && isKind(entry, file)) {
        if (entry.id().equals(file.blob())) {
          return state(file, ComparedFile.State.SAME, null);
        }
        if (file.differsByLineEndings(entry.id())) {
          return state(file, ComparedFile.State.LINE_ENDINGS, null);
        }
      }
      if (metadata.contain(file)) {
        return state(file, ComparedFile.State.METADATA, null);
      }
      if (metadata.mayBeLicence(file) && isLicence(file)) {
        return state(file, ComparedFile.State.SAME, null);
      }
      return submodule(file)
          .flatMap(module -> state(file, ComparedFile.State.NOT_COMPARED, "commit " + module.id()));
    }

    private static Optional<ComparedFile> state(
        ArchivedFile file, ComparedFile.State state, @Nullable String remark) {
      return Optional.of(new ComparedFile(file.path(), state, remark));
    }

    private static boolean isKind(TreeEntry entry, ArchivedFile file) {
      return entry.kind() == (file.link() ? TreeEntry.Kind.LINK : TreeEntry.Kind.FILE);
    }

    /** The commit has a file of the same name and contents, wherever it lies. */
    private boolean isLicence(ArchivedFile file) {
      return tree.withBlob(file.blob()).stream()
          .anyMatch(e -> e.path().equals(file.name()) || e.path().endsWith("/" + file.name()));
    }

    private Optional<TreeEntry> submodule(ArchivedFile file) {
      return tree.onTheWay(prefix + file.path())
          .filter(entry -> entry.kind() == TreeEntry.Kind.SUBMODULE);
    }

    /** The project's own files, from the nearest directory at or above the prefix that has one. */
    private Map<String, TreeEntry> projectFiles() {
      String directory = prefix;
      while (true) {
        Map<String, TreeEntry> found = new HashMap<>();
        for (String file : PROJECT_FILES) {
          @Nullable TreeEntry entry = tree.at(directory + file);
          if (entry != null && entry.kind() == TreeEntry.Kind.FILE) {
            found.put(file, entry);
          }
        }
        if (!found.isEmpty() || directory.isEmpty()) {
          return found;
        }
        directory = directory.substring(0, directory.lastIndexOf('/', directory.length() - 2) + 1);
      }
    }

    private List<TreeEntry> wantedFor(ArchivedFile file, Map<String, TreeEntry> project) {
      List<TreeEntry> wanted = new ArrayList<>();
      if (metadata.areEntryPoints(file)) {
        wanted.addAll(project.values());
      }
      tree.onTheWay(prefix + file.path()).ifPresent(wanted::add);
      return wanted;
    }

    private static Set<String> paths(List<ArchivedFile> files) {
      Set<String> paths = new HashSet<>();
      files.stream().filter(file -> !file.link()).forEach(file -> paths.add(file.path()));
      return paths;
    }

    /** What contents tell where ids differ. */
    private final class Contents {

      private final Map<String, byte[]> blobs;
      private final Map<String, byte[]> distributed;
      private final Map<String, TreeEntry> project;
      private final Substitution substitution = new Substitution(name.version(), commit);

      private Contents(
          Map<String, byte[]> blobs,
          Map<String, byte[]> distributed,
          Map<String, TreeEntry> project) {
        this.blobs = blobs;
        this.distributed = distributed;
        this.project = project;
      }

      private ComparedFile state(ArchivedFile file) {
        byte @Nullable [] is = distributed.get(file.path());
        if (is != null && metadata.areEntryPoints(file)) {
          return entryPoints(file, is);
        }
        if (!file.link() && throughLinks(file)) {
          return new ComparedFile(
              file.path(), ComparedFile.State.SAME, "through a link of the commit");
        }
        @Nullable TreeEntry entry = tree.at(prefix + file.path());
        if (entry == null && isSetupCfg(file) && is != null && SetupCfg.same(NOTHING, is)) {
          return new ComparedFile(file.path(), ComparedFile.State.METADATA, null);
        }
        if (entry == null) {
          return new ComparedFile(file.path(), ComparedFile.State.ADDED, elsewhere(file));
        }
        byte @Nullable [] was = blobs.get(entry.id());
        if (is != null && was != null && isKind(entry, file)) {
          if (isSetupCfg(file) && SetupCfg.same(was, is)) {
            return new ComparedFile(file.path(), ComparedFile.State.METADATA, null);
          }
          Optional<String> filledIn = substitution.between(was, is);
          if (filledIn.isPresent()) {
            return new ComparedFile(file.path(), ComparedFile.State.SUBSTITUTED, filledIn.get());
          }
        }
        return new ComparedFile(file.path(), ComparedFile.State.ALTERED, elsewhere(file));
      }

      private boolean isSetupCfg(ArchivedFile file) {
        return archive.kind() == ArchiveContents.Kind.SDIST && file.path().equals("setup.cfg");
      }

      private ComparedFile entryPoints(ArchivedFile file, byte[] is) {
        Map<String, byte[]> declaring = new HashMap<>();
        project.forEach(
            (path, entry) -> {
              byte @Nullable [] bytes = blobs.get(entry.id());
              if (bytes != null) {
                declaring.put(path, bytes);
              }
            });
        return new EntryPoints(declaring)
            .undeclared(is)
            .map(
                line ->
                    new ComparedFile(
                        file.path(),
                        ComparedFile.State.ADDED,
                        "no project file of the commit declares '" + line + "'"))
            .orElseGet(() -> new ComparedFile(file.path(), ComparedFile.State.METADATA, null));
      }

      private @Nullable String elsewhere(ArchivedFile file) {
        return file.size() == 0
            ? null
            : tree.withBlob(file.blob()).stream()
                .findFirst()
                .map(entry -> "the contents of " + entry.path())
                .orElse(null);
      }

      /** A file where the commit has a link to a file with the same contents. */
      private boolean throughLinks(ArchivedFile file) {
        String path = prefix + file.path();
        for (int links = 0; links < MOST_LINKS; links++) {
          Optional<TreeEntry> entry = tree.onTheWay(path);
          if (entry.isEmpty() || entry.get().kind() == TreeEntry.Kind.SUBMODULE) {
            return false;
          }
          if (entry.get().kind() == TreeEntry.Kind.FILE) {
            return links > 0
                && entry.get().path().equals(path)
                && entry.get().id().equals(file.blob());
          }
          byte @Nullable [] target = blobs.get(entry.get().id());
          if (target == null) {
            return false;
          }
          Optional<String> followed =
              follow(entry.get().path(), new String(target, StandardCharsets.UTF_8));
          if (followed.isEmpty()) {
            return false;
          }
          path = followed.get() + path.substring(entry.get().path().length());
        }
        return false;
      }

      private static Optional<String> follow(String link, String target) {
        List<String> at = new ArrayList<>(List.of(link.split("/", -1)));
        at.remove(at.size() - 1);
        for (String component : target.replaceFirst("/+$", "").split("/", -1)) {
          if (component.equals("..")) {
            if (at.isEmpty()) {
              return Optional.empty();
            }
            at.remove(at.size() - 1);
          } else if (component.isEmpty()) {
            return Optional.empty();
          } else if (!component.equals(".")) {
            at.add(component);
          }
        }
        return Optional.of(String.join("/", at));
      }
    }
  }
}
