package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.listing.EbuildListing;
import io.github.ebuildattest.engine.listing.ListedEbuild;
import io.github.ebuildattest.engine.report.ListingReport;
import io.github.ebuildattest.hook.option.FormatOptions;
import io.github.ebuildattest.hook.option.OverlayOption;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the evaluator reads in ebuilds. */
@Command(
    name = "show",
    description = "Shows what ebuilds of the work tree fetch, as far as that can be told.")
public final class ShowCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(arity = "0..*", paramLabel = "EBUILD", description = "Ebuilds of the overlay.")
  private List<Path> ebuilds = new ArrayList<>();

  @Option(
      names = "--all",
      description = "All PyPI ebuilds, and any that cannot be decided; the default without EBUILD.")
  private boolean all;

  @Mixin private final OverlayOption overlay = new OverlayOption();
  @Mixin private final FormatOptions formats = new FormatOptions();

  public ShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    formats.check();
    if (all && !ebuilds.isEmpty()) {
      throw new ConfigurationException("--all shows every ebuild; name none beside it.");
    }
    Path root = overlay.directory(invocation);
    List<ListedEbuild> listing =
        ebuilds.isEmpty() ? EbuildListing.all(root) : EbuildListing.of(root, ebuilds);
    formats.write(
        invocation,
        (kind, style) ->
            switch (kind) {
              case TEXT -> ListingReport.text(listing, style);
              case JSON -> ListingReport.json(listing);
            });
    return ExitCode.PASS;
  }
}
