package io.github.ebuildattest.enforcer;

import io.github.ebuildattest.engine.OverlayGate;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.overlay.OverlayRoot;
import io.github.ebuildattest.engine.report.TextReport;
import io.github.ebuildattest.engine.verdict.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.enforcer.rule.api.AbstractEnforcerRule;
import org.apache.maven.enforcer.rule.api.EnforcerRuleError;
import org.apache.maven.enforcer.rule.api.EnforcerRuleException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Fails a build where a bump of a PyPI ebuild is unattested, wrongly attested, or attested by
 * somebody other than before. Each parameter can also be given on the command line, as {@code
 * -Debuild-attest.NAME}, which takes precedence. A parameter in pom.xml is part of the judged tree,
 * and is therefore named in the report.
 */
public final class AttestedBumps extends AbstractEnforcerRule {

  private final MavenProject project;
  private final RuleParameters parameters;

  /**
   * The rule in one build.
   *
   * @param project its directory is what relative paths are resolved against
   * @param session its user properties are the parameters of the command line
   */
  @Inject
  public AttestedBumps(MavenProject project, MavenSession session) {
    this.project = project;
    this.parameters = new RuleParameters(session.getUserProperties());
  }

  /** The overlay's directory; by default, the overlay around the project. */
  public void setOverlay(String overlay) {
    parameters.inPom("overlay", overlay);
  }

  /** {@code staged}, {@code range} or {@code all}; by default range if since is given, else all. */
  public void setScope(String scope) {
    parameters.inPom("scope", scope);
  }

  /** The revision that a range begins after. */
  public void setSince(String since) {
    parameters.inPom("since", since);
  }

  /** Whether the run must contact no host; {@code false} by default. */
  public void setOffline(String offline) {
    parameters.inPom("offline", offline);
  }

  /** A trusted root in Sigstore's format; by default, the one that ships with the rule. */
  public void setTrustedRoot(String trustedRoot) {
    parameters.inPom("trustedRoot", trustedRoot);
  }

  /** Portage's DISTDIR. */
  public void setDistdir(String distdir) {
    parameters.inPom("distdir", distdir);
  }

  /** The URL that replaces both of PyPI's hosts. */
  public void setIndex(String index) {
    parameters.inPom("index", index);
  }

  @Override
  public void execute() throws EnforcerRuleException {
    Report report;
    try {
      report = judge(project.getBasedir().toPath());
    } catch (ConfigurationException e) {
      throw new EnforcerRuleError("ebuild-attest: " + e.getMessage(), e);
    }
    String text = TextReport.render(report, TextReport.Style.PLAIN).strip();
    if (report.exitCode() != 0) {
      throw new EnforcerRuleException(outcome(report) + System.lineSeparator() + text);
    }
    getLog().info(text);
  }

  private static String outcome(Report report) {
    if (report.blocked()) {
      return "blocked";
    }
    return report.waits() ? "waiting" : "could not check";
  }

  private Report judge(Path directory) throws ConfigurationException {
    parameters.check();
    Path overlay = overlay(directory);
    OverlayGate run =
        new OverlayGate(
            overlay,
            parameters.overrides(directory),
            System.getenv(),
            Clock.systemUTC(),
            version());
    String since = parameters.value("since").orElse(null);
    String scope = parameters.value("scope").orElse(since == null ? "all" : "range");
    return switch (scope) {
      case "all" -> {
        if (!System.getenv().getOrDefault("CI", "").isEmpty()) {
          getLog()
              .warn(
                  "ebuild-attest: the scope is all, so the pins of the judged tree are its memory:"
                      + " an audit, which is no gate for a request; set since, or the scope"
                      + " staged");
        }
        yield run.all();
      }
      case "staged" -> run.staged();
      case "range" -> run.since(required(since));
      default ->
          throw new ConfigurationException(
              "the parameter scope is '" + scope + "'; expected all, staged or range");
    };
  }

  private static String required(@Nullable String since) throws ConfigurationException {
    if (since == null) {
      throw new ConfigurationException(
          "the scope is range, and the parameter since does not say from where");
    }
    return since;
  }

  private Path overlay(Path directory) throws ConfigurationException {
    Optional<Path> named = parameters.value("overlay").map(directory::resolve);
    Optional<Path> overlay = named.isPresent() ? named : OverlayRoot.around(directory);
    if (overlay.isEmpty()) {
      throw new ConfigurationException(
          directory + " lies in no overlay; set the parameter overlay");
    }
    return overlay.get();
  }

  private static String version() {
    String version = AttestedBumps.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String toString() {
    return "AttestedBumps[" + parameters + "]";
  }
}
