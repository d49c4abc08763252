package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Unknown;

/** A command that is built in here. */
@FunctionalInterface
public interface Builtin {

  /**
   * Runs it.
   *
   * @throws Unknown.Value where its outcome depends on what is not known, and it changes nothing
   * @throws EvaluationRefusal where it might change what matters in a way that is not known
   */
  ExitStatus run(Shell shell, Call call);
}
