package io.github.ebuildattest.hook.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ebuildattest.engine.attestation.Inspection;
import io.github.ebuildattest.engine.attestation.Inspection.Said;
import io.github.ebuildattest.engine.attestation.Links;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document that {@code inspect} has read.
 *
 * @param name its path, or {@code pypi:} and the name of the file that it attests
 * @param attestations what each of its attestations says
 * @param findings what could not be read in it
 */
record InspectedDocument(String name, List<Said> attestations, List<JudgedFinding> findings) {

  static InspectedDocument of(String name, Inspection inspection) {
    return new InspectedDocument(
        name,
        inspection.attestations(),
        inspection.findings().stream()
            .distinct()
            .map(f -> JudgedFinding.of(f, f.id().severity()))
            .toList());
  }

  /** A document that there is not, and the reason. */
  static InspectedDocument missing(String name, Finding why) {
    return new InspectedDocument(
        name, List.of(), List.of(JudgedFinding.of(why, why.id().severity())));
  }

  void print(ReportLines lines) {
    lines.line("", name);
    for (JudgedFinding finding : findings) {
      lines.finding(finding, "  ");
    }
    int number = 1;
    for (Said said : attestations) {
      lines.line("  ", "attestation " + number++ + " of " + attestations.size());
      field(lines, "predicate", said.predicate());
      field(lines, "file", said.subject());
      field(lines, "sha256", said.sha256());
      field(lines, "publisher", said.publisher() == null ? null : words(said.publisher()));
      if (said.claims() != null) {
        for (Map.Entry<String, JsonElement> claim : JsonReport.claims(said.claims()).entrySet()) {
          if (!claim.getValue().isJsonNull()) {
            lines.field(claim.getKey(), claim.getValue().getAsString());
          }
        }
      }
      if (said.log() != null) {
        lines.field("logged", said.log().time() + ", entry " + said.log().index());
      }
      Links links = Links.of(said.claims(), said.log());
      field(lines, "commit", links.commit());
      field(lines, "log entry", links.logEntry());
    }
  }

  private static void field(ReportLines lines, String name, @Nullable String value) {
    if (value != null) {
      lines.field(name, value);
    }
  }

  private static String words(Publisher publisher) {
    StringBuilder words = new StringBuilder(publisher.kind());
    for (Map.Entry<String, JsonElement> part : parts(publisher).entrySet()) {
      if (!part.getKey().equals("kind") && !part.getValue().isJsonNull()) {
        words.append(", ").append(part.getKey()).append(' ').append(part.getValue().getAsString());
      }
    }
    return words.toString();
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("file", name);
    JsonArray array = new JsonArray();
    attestations.forEach(said -> array.add(json(said)));
    json.add("attestations", array);
    JsonArray found = new JsonArray();
    findings.forEach(f -> found.add(JsonReport.finding(f)));
    json.add("findings", found);
    return json;
  }

  private static JsonObject json(Said said) {
    JsonObject json = new JsonObject();
    json.add("predicate", text(said.predicate()));
    json.add("subject", text(said.subject()));
    json.add("sha256", text(said.sha256()));
    json.add("publisher", said.publisher() == null ? JsonNull.INSTANCE : parts(said.publisher()));
    json.add(
        "claims", said.claims() == null ? JsonNull.INSTANCE : JsonReport.claims(said.claims()));
    json.add("log", said.log() == null ? JsonNull.INSTANCE : JsonReport.log(said.log()));
    json.add("links", JsonReport.links(Links.of(said.claims(), said.log())));
    return json;
  }

  /** A publisher, with the keys of PyPI's documents (PEP 740). */
  private static JsonObject parts(Publisher publisher) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", publisher.kind());
    if (publisher instanceof Publisher.GitHub github) {
      json.addProperty("repository", github.repository());
      json.addProperty("workflow", github.workflow());
      json.add("environment", text(github.environment()));
    } else if (publisher instanceof Publisher.GitLab gitlab) {
      json.addProperty("repository", gitlab.repository());
      json.addProperty("workflow_filepath", gitlab.workflowFilepath());
      json.add("environment", text(gitlab.environment()));
    } else if (publisher instanceof Publisher.Google google) {
      json.addProperty("email", google.email());
    } else if (publisher instanceof Publisher.CircleCI circle) {
      json.addProperty("project_id", circle.projectId());
      json.addProperty("pipeline_definition_id", circle.pipelineDefinitionId());
      json.add("vcs_origin", text(circle.vcsOrigin()));
      json.add("vcs_ref", text(circle.vcsRef()));
    }
    return json;
  }

  private static JsonElement text(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
