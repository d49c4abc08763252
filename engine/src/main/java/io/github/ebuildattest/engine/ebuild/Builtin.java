package io.github.ebuildattest.engine.ebuild;

/** A command that is built in here. */
@FunctionalInterface
interface Builtin {

  /**
   * Runs it.
   *
   * @throws Unknown.Value where its outcome depends on what is not known, and it changes nothing
   * @throws Refusal where it might change what matters in a way that is not known
   */
  Status run(Shell shell, Call call);
}
