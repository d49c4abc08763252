package io.github.ebuildattest.engine.pypi.index;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project's page in the Simple API.
 *
 * @param project normalised
 * @param status active where the page says nothing
 * @param statusReason the reason given for the status, or null
 * @param files in the page's order; a quarantined project has none
 * @see <a href="https://peps.python.org/pep-0691/#project-detail">PEP 691, project detail</a>
 * @see <a href="https://peps.python.org/pep-0700/">PEP 700, size and upload time</a>
 * @see <a href="https://peps.python.org/pep-0740/#changes-to-the-json-simple-api">PEP 740</a>
 * @see <a href="https://peps.python.org/pep-0792/">PEP 792, project status</a>
 */
public record ProjectPage(
    String project, Status status, @Nullable String statusReason, List<ProjectFile> files) {

  /** The states of PEP 792. */
  public enum Status {
    /** The usual state. */
    ACTIVE,
    /** Its owners expect no further release. */
    ARCHIVED,
    /** The index suspects it and offers none of its files. */
    QUARANTINED,
    /** Obsolete. */
    DEPRECATED
  }

  public ProjectPage {
    files = List.copyOf(files);
  }

  /** The file of exactly this name, as the index compares names. */
  public Optional<ProjectFile> file(String fileName) {
    return files.stream().filter(f -> f.fileName().equals(fileName)).findFirst();
  }
}
