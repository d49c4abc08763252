package io.github.ebuildattest.testkit.sample;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Git;
import io.github.ebuildattest.testkit.overlay.MetadataText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An overlay of many small packages without pins, as a git repository, and the index with their
 * files: what an overlay looks like before it is adopted.
 */
public final class WideOverlay {

  private static final String VERSION = "1.0";

  private final Path root;
  private final Index index = new Index();

  private WideOverlay(Path root) {
    this.root = root;
  }

  /**
   * Writes and commits one.
   *
   * @param packages how many
   * @param attested how many of these attest, from the first on; their ebuilds declare the upstream
   * @throws IOException where it cannot be written
   */
  public static WideOverlay create(Path directory, int packages, int attested) throws IOException {
    WideOverlay wide = new WideOverlay(directory.toAbsolutePath().normalize());
    OverlayBuilder overlay = OverlayBuilder.at(wide.root).skeleton("wide", "dev-python");
    for (int number = 0; number < packages; number++) {
      wide.add(overlay, name(number), number, number < attested);
    }
    Git git = Git.in(wide.root).init().addAll();
    git.commit("Many packages", Release.LATER);
    Path trustedRoot = wide.root.resolve(".git").resolve("trusted_root.json");
    Files.writeString(trustedRoot, SampleOverlay.SIGSTORE.trustedRootJson());
    git.config("ebuild-attest.trustedRoot", trustedRoot.toString());
    return wide;
  }

  private void add(OverlayBuilder overlay, String name, int number, boolean attests)
      throws IOException {
    String repository = "waders/" + name;
    String pkg = "dev-python/" + name;
    Distfile sdist = Sdist.of(name, VERSION);
    @Nullable String provenance = null;
    if (attests) {
      GitHubIdentity identity =
          GitHubIdentity.releasing(repository, "71" + number, "720000001", VERSION);
      provenance =
          AttestationMaker.of(
                  SampleOverlay.SIGSTORE, identity, sdist.name(), sdist.bytes(), Release.FIRST)
              .provenanceJson();
    }
    overlay
        .ebuild(
            pkg,
            VERSION,
            EbuildText.of("One of many", "https://github.com/" + repository, null).text())
        .manifest(pkg, sdist)
        .metadata(pkg, MetadataText.pypi(name).remoteId("github", repository));
    index
        .release(name, VERSION)
        .file(sdist.name(), sdist.bytes())
        .uploaded(Release.FIRST)
        .provenance(provenance);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "sandpiper-%04d", number);
  }

  /** The overlay's root, absolute. */
  public Path root() {
    return root;
  }

  /** Git in the overlay. */
  public Git git() {
    return Git.in(root);
  }

  /** The index with its files. */
  public Index index() {
    return index;
  }
}
