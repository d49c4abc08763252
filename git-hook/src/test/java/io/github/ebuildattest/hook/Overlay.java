package io.github.ebuildattest.hook;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.GentooVersion;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.HostedFile;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.Bumps;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import io.github.ebuildattest.testkit.sample.SampleRepository;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sample overlay in a real repository, with its index running. */
public final class Overlay implements AutoCloseable {

  /** When releases that tests upload are logged, unless they say so: before any cooldown. */
  private static final Instant LOGGED = Instant.parse("2025-09-02T10:00:00Z");

  private static final Instant COMMITTED = Instant.parse("2025-10-01T10:00:00Z");

  private final SampleRepository repository;
  private final PyPiServer server;

  private Overlay(SampleRepository repository, PyPiServer server) {
    this.repository = repository;
    this.server = server;
  }

  /** A new overlay, whose git configuration names the running index. */
  public static Overlay in(Path directory) throws IOException {
    SampleRepository repository = SampleRepository.create(directory);
    PyPiServer server = PyPiServer.start(IndexFolder.supplier(repository.indexFolder()));
    repository.git().config("ebuild-attest.index", server.url().toString());
    return new Overlay(repository, server);
  }

  public Path root() {
    return repository.root();
  }

  public PyPiServer server() {
    return server;
  }

  public SampleRepository repository() {
    return repository;
  }

  /** A file of the overlay. */
  public Path file(String path) {
    return root().resolve(path);
  }

  public String text(String path) throws IOException {
    return Files.readString(file(path));
  }

  public Overlay write(String path, String text) throws IOException {
    Files.createDirectories(file(path).getParent());
    Files.writeString(file(path), text);
    return this;
  }

  public Overlay edit(String path, String old, String now) throws IOException {
    String text = text(path);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " holds no " + old);
    }
    return write(path, text.replace(old, now));
  }

  public String git(String... arguments) throws IOException {
    return repository.git().run(arguments).strip();
  }

  /** Stages a named bump, on HEAD. */
  public Overlay stage(String bump) throws IOException {
    repository.stage(Bumps.named(bump).orElseThrow());
    return this;
  }

  /** Stages a named bump and commits it past all hooks. */
  public Overlay slipIn(String bump) throws IOException {
    stage(bump).slipIn();
    return this;
  }

  /** Commits the whole work tree past all hooks, and returns the commit's id. */
  public String slipIn() throws IOException {
    git("add", "-A");
    return repository.git().commit("a change", COMMITTED);
  }

  /** Uploads a release, attested by somebody or by nobody, and fetches it into DISTDIR. */
  public Distfile[] upload(String project, String version, @Nullable Identity identity)
      throws IOException {
    return upload(
        project, version, Sdist.of(project, GentooVersion.onPyPi(version)), identity, LOGGED);
  }

  /** Uploads a file of a release at a time, and fetches it into DISTDIR. */
  public Distfile[] upload(
      String project, String version, Distfile dist, @Nullable Identity identity, Instant time)
      throws IOException {
    List<Distfile> files = new ArrayList<>(List.of(dist));
    String provenance = null;
    if (identity != null) {
      provenance =
          AttestationMaker.of(SampleOverlay.SIGSTORE, identity, dist.name(), dist.bytes(), time)
              .provenanceJson();
      files.add(Distfile.of(dist.name() + ".provenance", provenance));
    }
    for (Distfile file : files) {
      Files.write(repository.distdir().resolve(file.name()), file.bytes());
    }
    Index index = IndexFolder.read(repository.indexFolder(), project);
    HostedFile hosted =
        index
            .release(project, GentooVersion.onPyPi(version))
            .file(dist.name(), dist.bytes())
            .uploaded(time);
    hosted.provenance(provenance);
    IndexFolder.write(index, repository.indexFolder());
    return files.toArray(Distfile[]::new);
  }

  /** Writes an ebuild, and Manifest lines for these files. */
  public Overlay ebuild(String pkg, String version, String text, Distfile... distfiles)
      throws IOException {
    OverlayBuilder.at(root()).ebuild(pkg, version, text).manifest(pkg, distfiles);
    return this;
  }

  public Tool tool() {
    return Tool.in(root());
  }

  /** {@code check} with these arguments, its report in JSON. */
  public Reported check(String... arguments) {
    return check(tool(), arguments);
  }

  /** {@code check}, run by a tool that is set up already. */
  public Reported check(Tool tool, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--format", "json"));
    return Reported.of(tool.run("check", all.toArray(String[]::new)));
  }

  @Override
  public void close() {
    server.close();
  }
}
