package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Unknown;

/**
 * A command that is built in here.
 *
 * @param body what it does
 * @param changesVariables whether not knowing its arguments means not knowing what it changes
 * @param declares whether its arguments may be assignments (bash manual, 3.4)
 * @param function whether it is a function in a real ebuild's shell, and not a builtin of bash
 */
public record Builtin(Body body, boolean changesVariables, boolean declares, boolean function) {

  /** What a builtin does. */
  @FunctionalInterface
  public interface Body {

    /**
     * Runs it.
     *
     * @throws Unknown.Value where its outcome depends on what is not known, and it changes nothing
     * @throws EvaluationRefusal where it might change what matters in a way that is not known
     */
    ExitStatus run(Shell shell, Call call);
  }
}
