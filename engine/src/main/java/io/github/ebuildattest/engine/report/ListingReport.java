package io.github.ebuildattest.engine.report;

import com.google.gson.stream.JsonWriter;
import io.github.ebuildattest.engine.listing.ListedEbuild;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a listing of ebuilds as text and as JSON. */
public final class ListingReport {

  /** The usual length of one ebuild's object, in characters. */
  private static final int TYPICAL_LENGTH = 2048;

  private ListingReport() {}

  /** As a person reads it. */
  public static String text(List<ListedEbuild> ebuilds, TextReport.Style style) {
    ReportLines lines = new ReportLines(style);
    for (ListedEbuild ebuild : ebuilds) {
      ListedEbuild.Refusal refused = ebuild.refused();
      lines.line("", ebuild.file().path());
      lines.field("inherits", String.join(" ", ebuild.inherited()));
      if (refused != null) {
        lines.field(
            "refused",
            (refused.line() > 0 ? "line " + refused.line() + ": " : "") + refused.reason());
      }
      ListedEbuild.Variables pypi = ebuild.pypi();
      if (pypi != null && ebuild.inherited().contains("pypi")) {
        lines.field("project", pypi.pn() + (pypi.noNormalize() ? ", name not normalised" : ""));
      }
      ExpectedUpstream upstream = ebuild.upstream();
      lines.field(
          "upstream",
          upstream.known()
              ? String.join(" ", upstream.values()) + " (" + upstream.source().label() + ")"
              : "nothing declares it");
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

  /** As an array with one object per ebuild, written as a stream: an overlay may have thousands. */
  public static String json(List<ListedEbuild> ebuilds) {
    StringWriter text = new StringWriter(TYPICAL_LENGTH * (1 + ebuilds.size()));
    try (JsonWriter json = JsonReport.writer(text)) {
      json.beginArray();
      for (ListedEbuild ebuild : ebuilds) {
        write(json, ebuild);
      }
      json.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot be written to", e);
    }
    return Printable.lines(text.append('\n').toString());
  }

  private static void write(JsonWriter json, ListedEbuild ebuild) throws IOException {
    json.beginObject();
    json.name("ebuild").value(ebuild.file().path());
    json.name("package").value(ebuild.file().packageName().toString());
    json.name("version").value(ebuild.file().version());
    json.name("inherited").beginArray();
    for (String eclass : ebuild.inherited()) {
      json.value(eclass);
    }
    json.endArray();
    json.name("src-uri").value(ebuild.srcUri());
    json.name("artifacts").beginArray();
    for (Artifact artifact : ebuild.artifacts()) {
      write(json, artifact);
    }
    json.endArray();
    write(json.name("pypi"), ebuild.pypi());
    json.name("upstream").beginObject();
    json.name("value")
        .value(ebuild.upstream().known() ? String.join(" ", ebuild.upstream().values()) : null);
    json.name("source").value(ebuild.upstream().source().label());
    json.endObject();
    write(json.name("refused"), ebuild.refused());
    json.endObject();
  }

  private static void write(JsonWriter json, Artifact artifact) throws IOException {
    json.beginObject();
    json.name("uri").value(artifact.uri());
    json.name("filename").value(artifact.fileName());
    json.name("distfile").value(artifact.distfile());
    json.name("kind").value(artifact.kind().name().toLowerCase(Locale.ROOT));
    json.name("project").value(artifact.project());
    json.name("version").value(artifact.version());
    json.endObject();
  }

  private static void write(JsonWriter json, ListedEbuild.@Nullable Variables pypi)
      throws IOException {
    if (pypi == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("pn").value(pypi.pn());
    json.name("no-normalize").value(pypi.noNormalize());
    json.name("verify-repo").value(pypi.verifyRepo());
    json.endObject();
  }

  private static void write(JsonWriter json, ListedEbuild.@Nullable Refusal refused)
      throws IOException {
    if (refused == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("reason").value(refused.reason());
    json.name("line");
    if (refused.line() > 0) {
      json.value(refused.line());
    } else {
      json.nullValue();
    }
    json.endObject();
  }
}
