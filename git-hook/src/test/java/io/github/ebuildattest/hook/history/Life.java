package io.github.ebuildattest.hook.history;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.hook.history.Trust.Released;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Git;
import io.github.ebuildattest.testkit.overlay.MetadataText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** An overlay with one package, its index, and the gate over both. */
final class Life implements AutoCloseable {

  /** Of {@link #PEOPLE}, those whose repository metadata.xml declares. */
  static final List<Integer> DECLARED = List.of(0, 2, 3);

  static final List<UnaryOperator<GitHubIdentity>> PEOPLE =
      List.of(
          i -> i,
          i -> i.withRepository("waders/plover"),
          i -> i.withIds(i.repositoryId(), "33"),
          i -> i.withWorkflow("publish.yml"),
          i -> i.withRepository("stranger/fork").withIds("99", "98"));

  static final String PACKAGE = "dev-python/lapwing";
  static final String PIN = PACKAGE + "/attestations.toml";

  private static final String NAME = "lapwing";
  private static final String REPOSITORY = "waders/lapwing";
  private static final String POLICY = "metadata/ebuild-attest.toml";
  private static final String EXEMPTION =
      """
      [[exempt]]
      package = "dev-python/*"
      reason = "known to release by hand"
      expires = 2026-12-01
      """;

  private final PyPiServer server = PyPiServer.start();
  private final Path root;
  private final Git git;

  /** The time of the next commit and the gate's clock. */
  Instant now = Instant.parse("2026-01-05T09:00:00Z");

  Life(Path root) throws IOException {
    this.root = root;
    OverlayBuilder.at(root)
        .skeleton("lives", "dev-python", "app-misc")
        .metadata(PACKAGE, MetadataText.pypi(NAME).remoteId("github", REPOSITORY));
    git = Git.in(root).init();
    git.config("ebuild-attest.index", server.url().toString());
    git.config("gc.auto", "0");
    Path trustedRoot = root.resolve(".git/trusted_root.json");
    Files.writeString(trustedRoot, SampleOverlay.SIGSTORE.trustedRootJson());
    git.config("ebuild-attest.trustedRoot", trustedRoot.toString());
    // as people merge them by hand: each line is about another file
    Files.createDirectories(root.resolve(".git/info"));
    Files.writeString(root.resolve(".git/info/attributes"), "Manifest merge=union\n");
    git.addAll().commit("An overlay", now);
  }

  /** Puts a release on the index. */
  void upload(Released release) {
    String version = version(release.version());
    Distfile sdist = Sdist.of(NAME, version);
    GitHubIdentity identity = GitHubIdentity.releasing(REPOSITORY, "11", "22", version);
    server
        .release(NAME, version)
        .file(sdist.name(), sdist.bytes())
        .uploaded(release.uploaded())
        .provenance(
            release.by() == null
                ? null
                : AttestationMaker.of(
                        SampleOverlay.SIGSTORE,
                        PEOPLE.get(release.by()).apply(identity),
                        sdist.name(),
                        sdist.bytes(),
                        release.logged())
                    .provenanceJson());
  }

  /** Writes and stages the ebuild of a release. */
  void bump(Released release) throws IOException {
    String version = version(release.version());
    OverlayBuilder.at(root)
        .metadata(PACKAGE, MetadataText.pypi(NAME).remoteId("github", REPOSITORY))
        .ebuild(PACKAGE, version, EbuildText.of("A wader", "https://lapwing.example/", null).text())
        .manifest(PACKAGE, Sdist.of(NAME, version));
    git.addAll();
  }

  /** Changes an ebuild where no source is concerned, and stages it. */
  void touch(int version) throws IOException {
    Path ebuild = root.resolve(ebuild(version));
    Files.writeString(ebuild, Files.readString(ebuild) + "# touched at " + now + "\n");
    git.addAll();
  }

  void exempt(boolean all) throws IOException {
    if (all) {
      Files.writeString(root.resolve(POLICY), EXEMPTION);
    } else {
      Files.deleteIfExists(root.resolve(POLICY));
    }
    git.addAll();
  }

  void unrelated() throws IOException {
    Files.writeString(root.resolve("README"), now + "\n");
    git.addAll();
  }

  static String ebuild(int version) {
    return PACKAGE + "/" + NAME + "-" + version(version) + ".ebuild";
  }

  private static String version(int number) {
    return "1." + number;
  }

  String pin() throws IOException {
    Path pin = root.resolve(PIN);
    return Files.exists(pin) ? Files.readString(pin) : "";
  }

  void pin(String text) throws IOException {
    Files.writeString(root.resolve(PIN), text);
    git.addAll();
  }

  Reported check(String... scope) {
    String[] words = new String[scope.length + 2];
    System.arraycopy(scope, 0, words, 0, scope.length);
    words[scope.length] = "--format";
    words[scope.length + 1] = "json";
    return Reported.of(tool().run("check", words));
  }

  /** As the hook does it, which may write a pin; commits where it passes. */
  CommandResult commit(String message) throws IOException {
    CommandResult hook = tool().run("check", "--staged", "--hook");
    if (hook.code() == 0) {
      git.commit(message, now);
    }
    return hook;
  }

  CommandResult push(String old) throws IOException {
    String line = "refs/heads/main %s refs/heads/main %s%n".formatted(head(), old);
    return tool().reading(line).run("check", "--push", "--remote", "origin");
  }

  CommandResult accept(String... arguments) {
    return tool().run("accept", arguments);
  }

  String git(String... arguments) throws IOException {
    return git.run(arguments).strip();
  }

  String head() throws IOException {
    return git("rev-parse", "HEAD");
  }

  private Tool tool() {
    return Tool.in(root).at(now);
  }

  @Override
  public void close() {
    server.close();
  }
}
