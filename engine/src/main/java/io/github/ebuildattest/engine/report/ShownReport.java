package io.github.ebuildattest.engine.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ebuildattest.engine.pypi.Artifact;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renderings of what the evaluator reads. */
public final class ShownReport {

  private ShownReport() {}

  /** As a person reads it. */
  public static String text(List<ShownEbuild> ebuilds, TextReport.Style style) {
    ReportLines lines = new ReportLines(style);
    for (ShownEbuild ebuild : ebuilds) {
      ShownEbuild.Refusal refused = ebuild.refused();
      lines.line("", ebuild.ebuild());
      lines.field("inherits", String.join(" ", ebuild.inherited()));
      if (refused != null) {
        lines.field(
            "refused",
            (refused.line() > 0 ? "line " + refused.line() + ": " : "") + refused.reason());
      }
      ShownEbuild.Variables pypi = ebuild.pypi();
      if (pypi != null && ebuild.inherited().contains("pypi")) {
        lines.field("project", pypi.pn() + (pypi.noNormalize() ? ", name not normalised" : ""));
      }
      lines.field(
          "upstream",
          ebuild.upstream() == null
              ? "nothing declares it"
              : ebuild.upstream() + " (" + ebuild.upstreamSource() + ")");
      for (Artifact artifact : ebuild.artifacts()) {
        lines.field(label(artifact), artifact.uri() + rename(artifact) + use(artifact));
      }
      lines.gap();
    }
    lines.line("", ebuilds.size() + (ebuilds.size() == 1 ? " ebuild" : " ebuilds"));
    return lines.toString();
  }

  private static String label(Artifact artifact) {
    return switch (artifact.kind()) {
      case PYPI -> "PyPI";
      case PROVENANCE -> "provenance";
      case OTHER -> "other";
    };
  }

  private static String rename(Artifact artifact) {
    return artifact.fileName().equals(artifact.distfile()) ? "" : " -> " + artifact.distfile();
  }

  private static String use(Artifact artifact) {
    return artifact.useConditions().isEmpty()
        ? ""
        : " if USE " + String.join(" ", artifact.useConditions());
  }

  /** As an array of objects, one an ebuild. */
  public static String json(List<ShownEbuild> ebuilds) {
    JsonArray array = new JsonArray();
    for (ShownEbuild ebuild : ebuilds) {
      JsonObject json = new JsonObject();
      json.addProperty("ebuild", ebuild.ebuild());
      json.addProperty("package", ebuild.packageName());
      json.addProperty("version", ebuild.version());
      json.add("inherited", JsonReport.strings(ebuild.inherited()));
      json.addProperty("src-uri", ebuild.srcUri());
      JsonArray artifacts = new JsonArray();
      ebuild.artifacts().forEach(a -> artifacts.add(artifact(a)));
      json.add("artifacts", artifacts);
      json.add("pypi", pypi(ebuild.pypi()));
      JsonObject upstream = new JsonObject();
      upstream.add("value", JsonReport.text(ebuild.upstream()));
      upstream.addProperty("source", ebuild.upstreamSource());
      json.add("upstream", upstream);
      json.add("refused", refused(ebuild.refused()));
      array.add(json);
    }
    return JsonReport.pretty(array);
  }

  private static JsonObject artifact(Artifact artifact) {
    JsonObject json = new JsonObject();
    json.addProperty("uri", artifact.uri());
    json.addProperty("filename", artifact.fileName());
    json.addProperty("distfile", artifact.distfile());
    json.addProperty("kind", artifact.kind().name().toLowerCase(Locale.ROOT));
    json.add("project", JsonReport.text(artifact.project()));
    json.add("version", JsonReport.text(artifact.version()));
    return json;
  }

  private static JsonElement pypi(ShownEbuild.@Nullable Variables pypi) {
    if (pypi == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("pn", pypi.pn());
    json.addProperty("no-normalize", pypi.noNormalize());
    json.add("verify-repo", JsonReport.text(pypi.verifyRepo()));
    return json;
  }

  private static JsonElement refused(ShownEbuild.@Nullable Refusal refused) {
    if (refused == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("reason", refused.reason());
    json.add("line", refused.line() > 0 ? new JsonPrimitive(refused.line()) : JsonNull.INSTANCE);
    return json;
  }
}
