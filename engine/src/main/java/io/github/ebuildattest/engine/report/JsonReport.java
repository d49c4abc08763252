package io.github.ebuildattest.engine.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.Links;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import io.github.ebuildattest.engine.change.Judged;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.verdict.ArtifactReport;
import io.github.ebuildattest.engine.verdict.Beside;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.IdentityChange;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.NextStep;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.engine.verdict.Waiting;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The report as JSON, schema 1 ({@code docs/report.schema.json}). Times are RFC 3339 in UTC, absent
 * values null, paths relative to the overlay with {@code /}.
 */
public final class JsonReport {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping().create();

  private JsonReport() {}

  /** Renders a report, indented, with a line feed at the end. */
  public static String render(Report report, String toolVersion) {
    JsonObject root = new JsonObject();
    root.addProperty("schema", 1);
    JsonObject tool = new JsonObject();
    tool.addProperty("name", "ebuild-attest");
    tool.addProperty("version", toolVersion);
    root.add("tool", tool);
    root.addProperty("overlay", report.conditions().overlay());
    root.addProperty("scope", report.conditions().scope().label());
    JsonArray judged = new JsonArray();
    report.conditions().judged().forEach(j -> judged.add(judged(j)));
    root.add("judged", judged);
    root.add("remarks", strings(report.conditions().remarks()));
    JsonObject trustedRoot = new JsonObject();
    trustedRoot.addProperty("source", report.conditions().trustedRootSource());
    trustedRoot.addProperty("age-days", report.conditions().trustedRootAge().toDays());
    root.add("trusted-root", trustedRoot);
    JsonObject summary = new JsonObject();
    report.counts().forEach((verdict, count) -> summary.addProperty(verdict.label(), count));
    root.add("summary", summary);
    root.add("waiting", waiting(report));
    JsonArray next = new JsonArray();
    report.beside().next().forEach(step -> next.add(nextStep(step)));
    root.add("next-steps", next);
    root.add("settings", strings(report.conditions().settings()));
    root.add("decisions", strings(report.decisions()));
    JsonArray findings = new JsonArray();
    report.findings().forEach(f -> findings.add(finding(f)));
    root.add("findings", findings);
    JsonArray bumps = new JsonArray();
    report.bumps().forEach(b -> bumps.add(bump(b)));
    root.add("bumps", bumps);
    JsonObject pins = new JsonObject();
    report.pinsToCommit().forEach(pins::addProperty);
    root.add("pins-to-commit", pins);
    root.add("not-asked", strings(report.notAsked().stream().map(FindingId::id).toList()));
    root.add("unverified-changes", strings(report.beside().unverified()));
    JsonArray notEvaluated = new JsonArray();
    report.beside().notEvaluated().forEach(e -> notEvaluated.add(notEvaluated(e)));
    root.add("not-evaluated", notEvaluated);
    return pretty(root);
  }

  private static JsonObject nextStep(NextStep step) {
    JsonObject json = new JsonObject();
    json.add("subject", text(step.subject().isEmpty() ? null : step.subject()));
    json.addProperty("words", step.words());
    json.add("command", text(step.command().isEmpty() ? null : step.command()));
    return json;
  }

  private static JsonElement waiting(Report report) {
    Waiting waiting = report.waits() ? report.beside().waiting() : null;
    if (waiting == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("until", waiting.until().toString());
    json.add("newest-before", text(waiting.newestBefore()));
    return json;
  }

  private static JsonObject judged(Judged judged) {
    JsonObject json = new JsonObject();
    json.addProperty("what", judged.what());
    json.add("memory", text(judged.memory().isEmpty() ? null : judged.memory()));
    json.add("remarks", strings(judged.remarks()));
    return json;
  }

  private static JsonObject notEvaluated(Beside.NotEvaluated ebuild) {
    JsonObject json = new JsonObject();
    json.addProperty("ebuild", ebuild.path());
    json.addProperty("reason", ebuild.reason());
    return json;
  }

  /** Renders any JSON value the way reports are; unprintable characters in strings are escaped. */
  public static String pretty(JsonElement value) {
    return Printable.lines(GSON.toJson(value)) + "\n";
  }

  /** A writer with the layout of reports; it does not escape unprintable characters. */
  static JsonWriter writer(Writer out) throws IOException {
    return GSON.newJsonWriter(out);
  }

  private static JsonObject bump(BumpReport bump) {
    JsonObject json = new JsonObject();
    json.addProperty("package", bump.ebuild().packageName().toString());
    json.addProperty("version", bump.ebuild().version());
    json.addProperty("ebuild", bump.ebuild().path());
    json.addProperty("verdict", bump.verdict().label());
    JsonObject upstream = new JsonObject();
    upstream.add(
        "value", text(bump.upstream().known() ? String.join(" ", bump.upstream().values()) : null));
    upstream.addProperty("source", bump.upstream().source().label());
    json.add("upstream", upstream);
    json.addProperty("identity", bump.identity().label());
    json.add("continuity", text(bump.continuity().isEmpty() ? null : bump.continuity()));
    json.add("not-covered", strings(bump.notCovered()));
    JsonArray artifacts = new JsonArray();
    bump.artifacts().forEach(a -> artifacts.add(artifact(a)));
    json.add("artifacts", artifacts);
    JsonArray findings = new JsonArray();
    bump.findings().forEach(f -> findings.add(finding(f)));
    json.add("findings", findings);
    JsonArray changes = new JsonArray();
    bump.identityChanges().forEach(c -> changes.add(change(c)));
    json.add("identity-changes", changes);
    return json;
  }

  private static JsonObject change(IdentityChange change) {
    JsonObject json = new JsonObject();
    json.addProperty("artifact", change.distfile());
    IdentityChange.Build was = change.was();
    json.add("was", was == null ? JsonNull.INSTANCE : build(was));
    json.add("now", build(change.now()));
    json.add("comparison", text(change.comparison()));
    return json;
  }

  private static JsonObject build(IdentityChange.Build build) {
    JsonObject json = new JsonObject();
    json.addProperty("version", build.version());
    json.addProperty("repository", build.repository());
    json.add("commit", text(build.commit()));
    json.add("run", text(build.run()));
    return json;
  }

  private static JsonObject artifact(ArtifactReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("url", report.artifact().uri());
    json.addProperty("filename", report.artifact().fileName());
    json.addProperty("distfile", report.artifact().distfile());
    json.addProperty("kind", report.artifact().kind().name().toLowerCase(Locale.ROOT));
    json.add("project", text(report.artifact().project()));
    json.add("version", text(report.artifact().version()));
    json.add("use-conditions", strings(report.artifact().useConditions()));
    json.add("sha256", text(report.sha256()));
    Manifest.Dist dist = report.manifest();
    if (dist == null) {
      json.add("manifest", JsonNull.INSTANCE);
    } else {
      JsonObject manifest = new JsonObject();
      manifest.addProperty("size", dist.size());
      manifest.add("blake2b", text(dist.blake2b().orElse(null)));
      manifest.add("sha512", text(dist.sha512().orElse(null)));
      json.add("manifest", manifest);
    }
    JsonArray attestations = new JsonArray();
    report.attestations().forEach(a -> attestations.add(attestation(a)));
    json.add("attestations", attestations);
    return json;
  }

  /** One attestation: its predicate, whether it verified, its claims and its log entry. */
  public static JsonObject attestation(AttestationResult attestation) {
    JsonObject json = new JsonObject();
    json.add("predicate", text(attestation.predicate()));
    json.addProperty("verified", attestation.verified());
    Claims claims = attestation.claims();
    json.add("claims", claims == null ? JsonNull.INSTANCE : claims(claims));
    LogRecord log = attestation.log();
    json.add("log", log == null ? JsonNull.INSTANCE : log(log));
    json.add("links", links(Links.of(claims, log)));
    return json;
  }

  /** Where a human can look up an attestation. */
  public static JsonObject links(Links links) {
    JsonObject json = new JsonObject();
    json.add("run", text(links.run()));
    json.add("commit", text(links.commit()));
    json.add("log-entry", text(links.logEntry()));
    return json;
  }

  /** A log entry: its log, its index and its time. */
  public static JsonObject log(LogRecord log) {
    JsonObject json = new JsonObject();
    json.addProperty("log-id", log.logId());
    json.addProperty("index", log.index());
    json.addProperty("time", log.time().toString());
    return json;
  }

  /** Claims, each under its name with hyphens. */
  public static JsonObject claims(Claims claims) {
    JsonObject json = new JsonObject();
    for (RecordComponent component : Claims.class.getRecordComponents()) {
      String key =
          component.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
      Object value;
      try {
        value = component.getAccessor().invoke(claims);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
      json.add(
          key,
          value instanceof Boolean truth
              ? new JsonPrimitive(truth)
              : text(value == null ? null : value.toString()));
    }
    return json;
  }

  /** One finding under the policy. */
  public static JsonObject finding(JudgedFinding judged) {
    JsonObject json = new JsonObject();
    json.addProperty("id", judged.finding().id().id());
    json.addProperty("severity", judged.severity().label());
    json.add("artifact", text(judged.finding().artifact()));
    json.addProperty("message", judged.finding().message());
    json.add("path", text(judged.finding().path()));
    json.add(
        "line",
        judged.finding().line() > 0
            ? new JsonPrimitive(judged.finding().line())
            : JsonNull.INSTANCE);
    json.add("accepted-by", text(judged.acceptedBy()));
    return json;
  }

  static JsonElement text(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  static JsonArray strings(Iterable<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
