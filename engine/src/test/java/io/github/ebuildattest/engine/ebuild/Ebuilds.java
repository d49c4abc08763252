package io.github.ebuildattest.engine.ebuild;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Short ways to evaluate a text as an ebuild of dev-python/{@code Foo.Bar}. */
final class Ebuilds {
  private Ebuilds() {}

  static Evaluation evaluate(String body) {
    return evaluate("foo-bar", "1.2_rc3", "EAPI=8\n" + body, Map.of());
  }

  static Evaluation evaluate(String body, Map<String, String> eclasses) {
    return evaluate("foo-bar", "1.2_rc3", "EAPI=8\n" + body, eclasses);
  }

  static Evaluation evaluate(String pn, String pvr, String text, Map<String, String> eclasses) {
    EbuildEvaluator evaluator =
        new EbuildEvaluator(name -> Optional.ofNullable(eclasses.get(name)));
    return evaluator.evaluate(
        new EbuildText(
            "dev-python/" + pn + "/" + pn + "-" + pvr + ".ebuild",
            "dev-python",
            pn,
            pvr,
            text.getBytes(StandardCharsets.UTF_8)));
  }

  static Evaluated evaluated(String body) {
    return expectEvaluated(evaluate(body));
  }

  static Evaluated expectEvaluated(Evaluation evaluation) {
    if (evaluation instanceof Refused refused) {
      throw new AssertionError(refused.reason());
    }
    return (Evaluated) evaluation;
  }

  static Refused refused(String body) {
    return expectRefused(evaluate(body));
  }

  static Refused expectRefused(Evaluation evaluation) {
    if (evaluation instanceof Evaluated evaluated) {
      throw new AssertionError("evaluated to " + evaluated.srcUri());
    }
    return (Refused) evaluation;
  }
}
