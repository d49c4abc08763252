package io.github.ebuildattest.engine.source;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.tree.SourceCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A distribution held against a commit.
 *
 * @param commit the attested one
 * @param kind of the distribution
 * @param prefix the directory of the repository that the distribution was made from, empty or
 *     ending in a slash
 * @param files all of the distribution's, in its order
 */
public record SourceComparison(
    SourceCommit commit, ArchiveContents.Kind kind, String prefix, List<ComparedFile> files) {

  /** Nobody reads more names than that in one message; JSON has all of them. */
  private static final int MOST_NAMES = 10;

  public SourceComparison {
    files = List.copyOf(files);
  }

  /** How many files are in a state. */
  public long count(ComparedFile.State state) {
    return files.stream().filter(file -> file.state() == state).count();
  }

  /** Whether nothing but metadata, ends of lines and versions differs. */
  public boolean equal() {
    return findings().isEmpty();
  }

  /** What the commit does not have. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    add(findings, FindingId.SOURCE_ALTERED, ComparedFile.State.ALTERED, "other contents than in");
    add(findings, FindingId.SOURCE_ADDED, ComparedFile.State.ADDED, "not in");
    add(
        findings,
        FindingId.SOURCE_UNREACHABLE,
        ComparedFile.State.NOT_COMPARED,
        "in a submodule of");
    return findings;
  }

  private void add(
      List<Finding> findings, FindingId id, ComparedFile.State state, String relation) {
    List<ComparedFile> found = files.stream().filter(file -> file.state() == state).toList();
    if (found.isEmpty()) {
      return;
    }
    String names =
        found.stream()
            .limit(MOST_NAMES)
            .map(f -> f.remark() == null ? f.path() : f.path() + " (" + f.remark() + ")")
            .collect(Collectors.joining(", "));
    String more = found.size() > MOST_NAMES ? " and " + (found.size() - MOST_NAMES) + " more" : "";
    findings.add(
        Finding.of(
            id,
            "%s %s commit %s of %s: %s%s"
                .formatted(
                    found.size() == 1 ? "one file is" : found.size() + " files are",
                    relation,
                    commit.shortId(),
                    commit.repository(),
                    names,
                    more)));
  }
}
