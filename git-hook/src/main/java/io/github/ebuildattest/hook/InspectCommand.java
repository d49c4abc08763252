package io.github.ebuildattest.hook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.ConfigurationException;
import io.github.ebuildattest.engine.attestation.Inspection;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.ReportLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What documents say, without asking whether it is true. */
@Command(
    name = "inspect",
    description = "Prints what provenances or attestations claim, without judging any of it.")
final class InspectCommand implements Callable<Integer> {

  /** Columns for the names of claims. */
  private static final int LONGEST_CLAIM = 29;

  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A provenance or a bare attestation.")
  private List<Path> files = new ArrayList<>();

  @Mixin private final FormatOptions formats = new FormatOptions();

  InspectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException {
    formats.check();
    List<Inspected> documents = new ArrayList<>();
    for (Path file : files) {
      documents.add(
          Inspected.of(
              file, Inspection.of(NamedFile.read(file, ProvenanceVerifier.LARGEST_DOCUMENT))));
    }
    formats.write(
        surroundings,
        (kind, style) ->
            switch (kind) {
              case TEXT -> text(documents, new ReportLines(style, LONGEST_CLAIM));
              case JSON -> json(documents);
            });
    return ExitCode.of(documents.stream().flatMap(d -> d.findings().stream()).toList());
  }

  private static String text(List<Inspected> documents, ReportLines lines) {
    for (Inspected document : documents) {
      document.print(lines);
      lines.gap();
    }
    lines.line("", "Nothing was verified: these are claims, as the documents make them.");
    return lines.toString();
  }

  private static String json(List<Inspected> documents) {
    JsonArray array = new JsonArray();
    documents.forEach(d -> array.add(d.json()));
    JsonObject root = JsonHead.of(Surroundings.toolVersion());
    root.add("documents", array);
    return JsonReport.pretty(root);
  }
}
