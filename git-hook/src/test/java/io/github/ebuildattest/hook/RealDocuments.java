package io.github.ebuildattest.hook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Documents of PyPI beside the repository; tests that need one are skipped where it is missing. */
public final class RealDocuments {

  public static final String ABI3INFO = "github/abi3info-2024.10.8-py3-none-any.whl";
  public static final String ABI3INFO_OLDER = "github/abi3info-2024.10.3-py3-none-any.whl";
  public static final String ABI3INFO_UPSTREAM = "https://github.com/woodruffw/abi3info";

  private RealDocuments() {}

  public static Path directory() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("../shared/data/attestations").normalize();
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    assumeTrue(false, "no shared/data beside the repository");
    throw new IllegalStateException();
  }

  public static String path(String name) {
    return directory().resolve(name).toString();
  }

  /** Runs verify on a distribution and a document. */
  public static CommandResult verify(
      String distribution, String option, String document, String upstream, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("verify", path(distribution), option, document, "--upstream", upstream));
    args.addAll(List.of(more));
    return Tool.in(directory()).run(args.toArray(String[]::new));
  }
}
