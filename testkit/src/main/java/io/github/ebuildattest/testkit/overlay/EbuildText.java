package io.github.ebuildattest.testkit.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an ebuild that inherits pypi.eclass.
 *
 * @param description for DESCRIPTION
 * @param homepage for HOMEPAGE
 * @param project PYPI_PN, or null where the project has the package's name
 * @param verifyRepo PYPI_VERIFY_REPO, or null where it is not set
 * @param pythonCompat what stands inside PYTHON_COMPAT's parentheses
 * @param keywords for KEYWORDS
 * @param patches file names below {@code files/}
 * @param more lines at the end, as they are
 */
public record EbuildText(
    String description,
    String homepage,
    @Nullable String project,
    @Nullable String verifyRepo,
    String pythonCompat,
    String keywords,
    List<String> patches,
    List<String> more) {

  public EbuildText {
    patches = List.copyOf(patches);
    more = List.copyOf(more);
  }

  /** An ebuild of a package on PyPI. */
  public static EbuildText of(String description, String homepage, @Nullable String verifyRepo) {
    return new EbuildText(
        description,
        homepage,
        null,
        verifyRepo,
        "python3_{12..14}",
        "~amd64",
        List.of(),
        List.of());
  }

  /** The same, applying patches. */
  public EbuildText withPatches(List<String> files) {
    return new EbuildText(
        description, homepage, project, verifyRepo, pythonCompat, keywords, files, more);
  }

  /** The same for a project whose name differs from the package's. */
  public EbuildText withProject(String other) {
    return new EbuildText(
        description, homepage, other, verifyRepo, pythonCompat, keywords, patches, more);
  }

  /** The same with lines at its end. */
  public EbuildText withLines(String... lines) {
    return new EbuildText(
        description,
        homepage,
        project,
        verifyRepo,
        pythonCompat,
        keywords,
        patches,
        List.of(lines));
  }

  /** The ebuild's text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("# Copyright 2026 the authors of ebuild-attest\n");
    text.append("# SPDX-License-Identifier: Apache-2.0\n\nEAPI=8\n\n");
    text.append("DISTUTILS_USE_PEP517=hatchling\n");
    if (project != null) {
      text.append("PYPI_PN=").append(project).append('\n');
    }
    if (verifyRepo != null) {
      text.append("PYPI_VERIFY_REPO=").append(verifyRepo).append('\n');
    }
    text.append("PYTHON_COMPAT=( ").append(pythonCompat).append(" )\n\n");
    text.append("inherit distutils-r1 pypi\n\n");
    text.append("DESCRIPTION=\"").append(description).append("\"\n");
    text.append("HOMEPAGE=\"").append(homepage).append("\"\n\n");
    text.append("LICENSE=\"MIT\"\nSLOT=\"0\"\n");
    text.append("KEYWORDS=\"").append(keywords).append("\"\n");
    if (!patches.isEmpty()) {
      text.append("\nPATCHES=(\n");
      patches.forEach(p -> text.append("\t\"${FILESDIR}\"/").append(p).append('\n'));
      text.append(")\n");
    }
    if (!more.isEmpty()) {
      text.append('\n');
      more.forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }
}
