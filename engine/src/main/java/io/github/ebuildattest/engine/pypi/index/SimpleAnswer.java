package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.finding.Finding;

/** What the Simple API says of one project. */
public sealed interface SimpleAnswer {

  /**
   * The index has the project.
   *
   * @param page its files and status
   */
  record Found(ProjectPage page) implements SimpleAnswer {}

  /** The index has no such project. */
  record NoSuchProject() implements SimpleAnswer {}

  /**
   * No answer, or one that cannot be used.
   *
   * @param finding why
   */
  record Failure(Finding finding) implements SimpleAnswer {}
}
