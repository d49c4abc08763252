package io.github.ebuildattest.hook.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.attestation.Inspection;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.config.IndexAccess;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.hook.option.FormatOptions;
import io.github.ebuildattest.hook.option.IndexOptions;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import io.github.ebuildattest.hook.process.Version;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what documents claim, without asking whether it is true. */
@Command(
    name = "inspect",
    description = "Prints what provenances or attestations claim, without judging any of it.")
public final class InspectCommand implements Callable<Integer> {

  /** The length of the longest name of a claim, in columns. */
  private static final int LONGEST_CLAIM = 29;

  private final Invocation invocation;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|pypi:NAME",
      description =
          "A provenance or a bare attestation; or, after pypi:, the name of a wheel or an sdist,"
              + " whose provenance is then fetched.")
  private List<String> names = new ArrayList<>();

  @Mixin private final IndexOptions index = new IndexOptions();
  @Mixin private final FormatOptions formats = new FormatOptions();

  public InspectCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    formats.check();
    List<InspectedDocument> documents = new ArrayList<>();
    ServedProvenance served = null;
    for (String name : names) {
      if (name.startsWith(ServedProvenance.PREFIX)) {
        served = served == null ? new ServedProvenance(access()) : served;
        documents.add(served.inspected(name));
      } else {
        documents.add(local(name));
      }
    }
    formats.write(
        invocation,
        (kind, style) ->
            switch (kind) {
              case TEXT -> text(documents, new ReportLines(style, LONGEST_CLAIM));
              case JSON -> json(documents);
            });
    return ExitCode.of(documents.stream().flatMap(d -> d.findings().stream()).toList());
  }

  private IndexAccess access() throws ConfigurationException {
    return IndexAccess.in(
        invocation.directory(),
        index.given(null, null),
        invocation.environment(),
        invocation.clock(),
        Version.number());
  }

  private InspectedDocument local(String name) throws ConfigurationException {
    Path file;
    try {
      file = invocation.directory().resolve(name);
    } catch (InvalidPathException e) {
      throw new ConfigurationException(name + " is no path.", e);
    }
    return InspectedDocument.of(
        file.toString(), Inspection.of(NamedFile.read(file, ProvenanceVerifier.LARGEST_DOCUMENT)));
  }

  private static String text(List<InspectedDocument> documents, ReportLines lines) {
    for (InspectedDocument document : documents) {
      document.print(lines);
      lines.gap();
    }
    lines.line("", "Nothing was verified: these are claims, as the documents make them.");
    return lines.toString();
  }

  private static String json(List<InspectedDocument> documents) {
    JsonArray array = new JsonArray();
    documents.forEach(d -> array.add(d.json()));
    JsonObject root = JsonHead.of(Version.number());
    root.add("documents", array);
    return JsonReport.pretty(root);
  }
}
