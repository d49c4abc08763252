package io.github.ebuildattest.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.ebuildattest.engine.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON report is what {@code docs/report.schema.json} promises. */
class JsonReportTest {

  static Stream<Report> reports() {
    return Stream.of(
        Reports.attested(),
        Reports.blocked(),
        Reports.accepted(),
        Reports.notChecked(),
        Reports.empty(),
        Reports.hostile("\u001b[2J\n\u202e\"\\"));
  }

  private static Set<ValidationMessage> violations(String json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "report.schema.json")));
    return schema.validate(
        json,
        InputFormat.JSON,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_report_is_valid_under_the_published_schema(Report report) throws IOException {
    assertThat(violations(JsonReport.render(report, "1.0"))).isEmpty();
  }

  @Test
  void the_schema_refuses_keys_it_does_not_know_and_misses_those_it_does() throws IOException {
    JsonObject json =
        JsonParser.parseString(JsonReport.render(Reports.blocked(), "1.0")).getAsJsonObject();
    json.addProperty("new", 1);
    assertThat(violations(json.toString())).hasSize(1);
    json.remove("new");
    json.getAsJsonArray("bumps").get(0).getAsJsonObject().remove("verdict");
    assertThat(violations(json.toString())).hasSize(1);
    json.addProperty("scope", "everything");
    assertThat(violations(json.toString())).hasSize(2);
  }

  @Test
  void a_pass_as_a_machine_reads_it() throws IOException {
    Snapshot.matches("attested.json", JsonReport.render(Reports.attested(), "1.0"));
  }

  @Test
  void a_block_as_a_machine_reads_it() throws IOException {
    Snapshot.matches("blocked.json", JsonReport.render(Reports.blocked(), "1.0"));
  }

  @Test
  void a_decision_and_a_pin_to_commit_as_a_machine_reads_them() throws IOException {
    Snapshot.matches("accepted.json", JsonReport.render(Reports.accepted(), "1.0"));
  }

  @Test
  void escapes_of_what_is_hidden_come_back_as_it_was() {
    String evil = "\u001b[2J\n\u202e\u0085\"\\";

    JsonObject json =
        JsonParser.parseString(JsonReport.render(Reports.hostile(evil), "1.0")).getAsJsonObject();

    assertThat(json.get("overlay").getAsString()).isEqualTo("overlay" + evil);
    assertThat(json.getAsJsonArray("decisions").get(0).getAsString()).isEqualTo("decision " + evil);
  }
}
