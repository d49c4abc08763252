package io.github.ebuildattest.engine.ebuild;

import io.github.ebuildattest.engine.ebuild.gentoo.EbuildCommands;
import io.github.ebuildattest.engine.ebuild.gentoo.EclassSource;
import io.github.ebuildattest.engine.ebuild.gentoo.Eclasses;
import io.github.ebuildattest.engine.ebuild.gentoo.PypiVariables;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.EbuildScript;
import io.github.ebuildattest.engine.ebuild.syntax.ParseFailure;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Computes what an ebuild's global scope leaves in SRC_URI, without executing anything. The answer
 * is exact, or the ebuild is refused: an unknown command does no harm until its result reaches
 * SRC_URI, a PYPI_* variable, an {@code inherit}, or a condition that one of these depends on.
 *
 * <p>Commands that neither the ebuild nor the overlay defines are taken not to change those
 * variables. Immutable; one evaluator may serve many threads if its eclass source may.
 */
public final class EbuildEvaluator {
  private static final String EAPI = "EAPI";

  private final EclassSource source;

  /** An evaluator for the ebuilds of one tree. */
  public EbuildEvaluator(EclassSource source) {
    this.source = source;
  }

  /** Evaluates an ebuild; never throws. */
  public Evaluation evaluate(EbuildText ebuild) {
    Eclasses eclasses = new Eclasses(source);
    Shell shell = new Shell(new EbuildCommands(eclasses), -1);
    try {
      String text = EbuildScript.text(ebuild.bytes());
      int eapi = EbuildScript.eapi(text);
      if (eapi < 0) {
        throw new ParseFailure(EbuildScript.firstLine(text), EAPI, "it is none of 7, 8 and 9");
      }
      shell = new Shell(shell.packageManager, eapi);
      String version = givePackageVariables(shell, ebuild);
      run(shell, EbuildScript.parse(text));
      return evaluated(shell, eclasses, version, text);
    } catch (ParseFailure failure) {
      return refused(
          shell,
          eclasses,
          new Unknown(failure.construct, failure.line, String.valueOf(failure.getMessage())));
    } catch (EvaluationRefusal refusal) {
      return refused(shell, eclasses, refusal.cause);
    } catch (Unknown.Value unknown) {
      return refused(shell, eclasses, unknown.unknown);
    } catch (Jump jump) {
      return refused(
          shell,
          eclasses,
          new Unknown("", shell.ebuildLine, "it ends with an error here, and cannot be installed"));
    }
  }

  private static String givePackageVariables(Shell shell, EbuildText ebuild) {
    String pvr = ebuild.pvr();
    int revision = pvr.lastIndexOf("-r");
    boolean revised = revision > 0 && pvr.substring(revision + 2).matches("[0-9]+");
    String pv = revised ? pvr.substring(0, revision) : pvr;
    Environment environment = shell.environment;
    String[][] variables = {
      {"CATEGORY", ebuild.category()},
      {"PN", ebuild.pn()},
      {"PV", pv},
      {"PR", revised ? pvr.substring(revision + 1) : "r0"},
      {"PVR", pvr},
      {"P", ebuild.pn() + "-" + pv},
      {"PF", ebuild.pn() + "-" + pvr},
      {"EAPI", Integer.toString(shell.eapi)}
    };
    for (String[] variable : variables) {
      environment.storeGlobal(variable[0], Variable.of(Text.of(variable[1])));
    }
    return pv;
  }

  private static void run(Shell shell, Command script) {
    try {
      shell.interpreter.run(script);
    } catch (Jump jump) {
      // a sourced file may end with return
      if (jump.kind != Jump.Kind.RETURN) {
        throw jump;
      }
    }
  }

  private Evaluation evaluated(Shell shell, Eclasses eclasses, String version, String text) {
    int line = shell.ebuildLine;
    if (eclasses.unknown != null) {
      return refused(shell, eclasses, eclasses.unknown);
    }
    Unknown handedOver = HandedOver.otherwise(shell, texts(text, eclasses));
    if (handedOver != null) {
      return refused(shell, eclasses, handedOver);
    }
    Text sources = shell.value("SRC_URI", "SRC_URI", line);
    List<String> tokens = tokens(sources.known());
    for (String token : tokens) {
      if (misleads(token)) {
        return refused(
            shell,
            eclasses,
            new Unknown(
                "SRC_URI", line, "it holds characters that look like others or like nothing"));
      }
    }
    List<SourceUri> uris;
    try {
      uris = new SourceUriParser(tokens, shell.eapi).parse();
    } catch (SourceUriParser.Malformed malformed) {
      return refused(
          shell,
          eclasses,
          new Unknown(malformed.token, line, "SRC_URI has " + malformed.getMessage()));
    }
    PypiVariables pypi = eclasses.pypi;
    if (pypi == null) {
      Text project = shell.setting("PYPI_PN", line);
      Text name = shell.value("PN", "PN", line);
      pypi =
          new PypiVariables(
              project.value().isEmpty() ? name.value() : project.value(), false, null);
    }
    return new Evaluated(
        shell.environment.inherited,
        eclasses.overridden,
        eclasses.overlay,
        String.join(" ", tokens),
        uris,
        pypi,
        String.join(" ", tokens(shell.value("HOMEPAGE", "HOMEPAGE", line).value())),
        version);
  }

  private List<String> texts(String ebuild, Eclasses eclasses) {
    List<String> texts = new ArrayList<>(List.of(ebuild));
    eclasses.overlay.forEach(eclass -> source.text(eclass).ifPresent(texts::add));
    return texts;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(text, " \t\n");
    while (words.hasMoreTokens()) {
      tokens.add(words.nextToken());
    }
    return tokens;
  }

  private static boolean misleads(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c <= ' ' || c > '~') {
        return token.codePoints().anyMatch(EbuildEvaluator::misleads);
      }
    }
    return false;
  }

  /** White space, controls and invisible characters: readers disagree about where a token ends. */
  private static boolean misleads(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.UNASSIGNED;
  }

  private static Refused refused(Shell shell, Eclasses eclasses, Unknown why) {
    int line = why.line() == 0 && !why.construct().isEmpty() ? shell.ebuildLine : why.line();
    String at = why.construct().isEmpty() ? "the ebuild" : "'" + why.construct() + "'";
    String reason =
        "what the ebuild fetches cannot be told: "
            + at
            + (line > 0 ? " in line " + line : "")
            + " – "
            + why.why()
            + (why.construct().equals(EAPI)
                ? "; move to EAPI 7 or later"
                : "; write the value out, or use what pypi.eclass offers");
    return new Refused(
        shell.environment.inherited,
        eclasses.overridden,
        eclasses.overlay,
        reason,
        line,
        why.construct());
  }
}
