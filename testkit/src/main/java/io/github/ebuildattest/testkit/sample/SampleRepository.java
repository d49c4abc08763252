package io.github.ebuildattest.testkit.sample;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.GentooVersion;
import io.github.ebuildattest.testkit.overlay.Git;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.pypi.HostedFile;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sample overlay in a git repository. Trusted root, DISTDIR and what the stand-in serves lie
 * inside {@code .git}, where no commit and no {@code git clean} touches them.
 */
public final class SampleRepository {

  private static final Duration COMMITTED_AFTER = Duration.ofDays(40);

  private final Path root;
  private final Git git;
  private final Path outside;

  private SampleRepository(Path root) {
    this.root = root;
    this.git = Git.in(root);
    this.outside = root.resolve(".git").resolve("testkit");
  }

  /**
   * Writes the overlay into an empty or missing directory, commits it, and points local git
   * configuration to its trusted root and DISTDIR.
   *
   * @throws IOException where it cannot be written
   */
  public static SampleRepository create(Path directory) throws IOException {
    SampleRepository repository = new SampleRepository(directory.toAbsolutePath().normalize());
    SampleOverlay.writeTo(repository.root);
    repository.git.init().addAll();
    repository.git.commit("Sample overlay", Release.FIRST.plus(COMMITTED_AFTER));
    Files.createDirectories(repository.distdir());
    Files.writeString(repository.trustedRoot(), SampleOverlay.SIGSTORE.trustedRootJson());
    for (SamplePackage pkg : SamplePackages.ALL) {
      for (String version : pkg.versions()) {
        repository.deposit(pkg, version, SampleOverlay.release(pkg, version));
      }
    }
    repository.git.config("ebuild-attest.trustedRoot", repository.trustedRoot().toString());
    repository.git.config("ebuild-attest.distdir", repository.distdir().toString());
    return repository;
  }

  /**
   * The repository in a directory where {@link #create} made one.
   *
   * @throws IOException where there is none
   */
  public static SampleRepository open(Path directory) throws IOException {
    SampleRepository repository = new SampleRepository(directory.toAbsolutePath().normalize());
    if (!Files.isDirectory(repository.outside)) {
      throw new NoSuchFileException(directory + " holds no sample overlay; make one first");
    }
    return repository;
  }

  /** The overlay's root, absolute. */
  public Path root() {
    return root;
  }

  /** Git in the overlay. */
  public Git git() {
    return git;
  }

  /** The trusted root, outside the work tree. */
  public Path trustedRoot() {
    return outside.resolve("trusted_root.json");
  }

  /** DISTDIR, outside the work tree. */
  public Path distdir() {
    return outside.resolve("distfiles");
  }

  /** The folder that the stand-in serves ({@link IndexFolder}). */
  public Path indexFolder() {
    return outside.resolve("pypi");
  }

  /**
   * Resets the work tree to HEAD and stages a bump.
   *
   * @throws IOException where that fails
   */
  public void stage(Bump bump) throws IOException {
    git.run("reset", "--hard", "-q", "HEAD");
    git.run("clean", "-fdq");
    bump.staging().stage(this);
    git.addAll();
  }

  OverlayBuilder overlay() {
    return OverlayBuilder.at(root);
  }

  /** This version, or the next one for which the work tree has no ebuild. */
  String free(SamplePackage pkg, String first) throws IOException {
    String version = first;
    while (overlay().hasEbuild(pkg.id(), version)) {
      version = GentooVersion.after(version);
    }
    return version;
  }

  /** Writes a version's ebuild, Manifest lines and metadata, and uploads its release. */
  void bump(SamplePackage pkg, String version, Release release) throws IOException {
    SampleOverlay.write(overlay(), pkg, version, release);
    overlay().metadata(pkg.id(), pkg.metadata());
    deposit(pkg, version, release);
  }

  /** Puts a release on the index and into DISTDIR. */
  void deposit(SamplePackage pkg, String version, Release release) throws IOException {
    Files.write(distdir().resolve(release.sdist().name()), release.sdist().bytes());
    Distfile provenance = release.provenanceFile();
    if (provenance != null) {
      Files.write(distdir().resolve(provenance.name()), provenance.bytes());
    }
    Index index = IndexFolder.read(indexFolder(), pkg.name());
    HostedFile file =
        index
            .release(pkg.name(), GentooVersion.onPyPi(version))
            .file(release.sdist().name(), release.sdist().bytes());
    file.provenance(release.provenance()).uploaded(release.uploaded()).yanked(release.yanked());
    IndexFolder.write(index, indexFolder());
  }

  /** Puts one more file of a release on the index, and nowhere else. */
  void upload(
      SamplePackage pkg, String version, Distfile file, @Nullable String provenance, Instant time)
      throws IOException {
    Index index = IndexFolder.read(indexFolder(), pkg.name());
    index
        .release(pkg.name(), GentooVersion.onPyPi(version))
        .file(file.name(), file.bytes())
        .provenance(provenance)
        .uploaded(time);
    IndexFolder.write(index, indexFolder());
  }
}
