package io.github.ebuildattest.engine.pypi.uri;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of an ebuild's SRC_URI, and what it is to PyPI.
 *
 * @param uri as evaluated
 * @param fileName the last segment of the URI: the upstream name, whatever {@code ->} renames it to
 * @param distfile the name under which Portage keeps it in DISTDIR and the Manifest lists it
 * @param kind what it is
 * @param project normalised by PEP 503; null for {@link Kind#OTHER}, and for a PyPI file whose URL
 *     and name do not say it
 * @param version PEP 440's normal form; null for {@link Kind#OTHER}, and for a PyPI file whose name
 *     is neither a wheel's nor a source distribution's, so that it cannot have an attestation
 * @param useConditions the USE conditionals around it, outermost first: {@code flag} or {@code
 *     !flag}
 */
public record Artifact(
    String uri,
    String fileName,
    String distfile,
    Kind kind,
    @Nullable String project,
    @Nullable String version,
    List<String> useConditions) {

  /** What a file of SRC_URI is to PyPI. */
  public enum Kind {
    /** A file that PyPI serves. */
    PYPI,
    /** The provenance document of one, from the Integrity API. */
    PROVENANCE,
    /** Anything else. */
    OTHER
  }

  public Artifact {
    useConditions = List.copyOf(useConditions);
  }

  /**
   * The upstream file name that attestations are about: the file's own, or for a provenance the one
   * that its URL names.
   */
  public String attestedFileName() {
    if (kind != Kind.PROVENANCE) {
      return fileName;
    }
    String file = uri.substring(0, uri.lastIndexOf('/'));
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
