package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Outage;
import io.github.ebuildattest.engine.http.Route;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.testkit.faults.Fault;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.RequestKind;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One attested release on an index, asked about through a proxy that plays a fault. */
final class FaultTrials implements AutoCloseable {

  /** What a table says where the answer was the honest one. */
  static final String HONEST = "honest";

  static final String FILE = "heron_parser-1.2.0.tar.gz";
  private static final Instant TIME = Instant.parse("2025-03-04T05:06:07Z");
  private static final byte[] BYTES = bytes();
  private static final PrivateSigstore SIGSTORE = PrivateSigstore.of("faults");

  private final PyPiServer server;
  private final ProvenanceVerifier verifier;
  private final SimpleAnswer page;
  private final byte[] pageBytes;
  private final Path caches;
  private final FileDigests digests;
  private Index cutting;
  private int cuts;

  FaultTrials(Path directory) throws IOException, TrustedRootUnreadableException {
    server = PyPiServer.start();
    verifier =
        new ProvenanceVerifier(
            TrustedRoot.parse(
                SIGSTORE.trustedRootJson().getBytes(StandardCharsets.UTF_8), "test", TIME));
    GitHubIdentity builder = GitHubIdentity.releasing("heronry/heron-parser", "1", "2", "1.2.0");
    server
        .release("heron-parser", "1.2.0")
        .file(BYTES)
        .yanked("d\u00e9faut")
        .provenance(AttestationMaker.of(SIGSTORE, builder, FILE, BYTES, TIME).provenanceJson());
    String other = "wader-1.0.tar.gz";
    server
        .release("wader", "1.0")
        .file(new byte[] {1})
        .provenance(
            AttestationMaker.of(SIGSTORE, builder, other, new byte[] {1}, TIME).provenanceJson());
    Path honest = Files.write(directory.resolve("honest"), BYTES);
    digests = ((FileDigests.Complete) FileDigests.of(honest, BYTES.length)).digests();
    caches = directory.resolve("caches");
    KeptAnswers cache = cache(server.url().toString());
    page = index(server.url().toString(), Duration.ofSeconds(20), cache).simple("heron-parser");
    pageBytes = cache.page("heron-parser").orElseThrow();
  }

  /** Not compressible, and without meaning as text. */
  private static byte[] bytes() {
    byte[] bytes = new byte[3000];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  PyPiServer server() {
    return server;
  }

  /** What became of a question. */
  record Result(List<String> ids, List<String> messages, Duration time) {}

  Result ask(RequestKind question, Fault fault, Duration time) {
    try (FaultyProxy proxy = FaultyProxy.before(server.url(), Set.of(question), fault)) {
      return ask(question, proxy.url().toString(), time);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for the project's page, which an earlier run has kept. */
  Result askAgainForThePage(Fault fault, Duration time) {
    try (FaultyProxy proxy = FaultyProxy.before(server.url(), Set.of(RequestKind.SIMPLE), fault)) {
      String url = proxy.url().toString();
      KeptAnswers cache = cache(url);
      cache.keepPage("heron-parser", pageBytes);
      Result result = ask(RequestKind.SIMPLE, index(url, time, cache));
      Optional<String> have = proxy.asked().get(0).header("If-None-Match");
      if (!have.equals(Optional.of(EntityTag.of(pageBytes)))) {
        throw new AssertionError("it was not asked whether the page still holds");
      }
      if (cache.page("heron-parser").filter(kept -> Arrays.equals(kept, pageBytes)).isEmpty()) {
        throw new AssertionError("something else is kept");
      }
      return result;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Result ask(RequestKind question, String url, Duration time) {
    return ask(question, index(url, time, null));
  }

  private Result ask(RequestKind question, Index index) {
    Instant start = Instant.now();
    List<Finding> findings =
        switch (question) {
          case INTEGRITY -> integrity(index.integrity("heron-parser", "1.2.0", FILE));
          case SIMPLE -> simple(index.simple("heron-parser"));
          case DOWNLOAD -> download(index);
        };
    Duration taken = Duration.between(start, Instant.now());
    return new Result(
        findings.isEmpty()
            ? List.of(HONEST)
            : findings.stream().map(f -> f.id().id()).distinct().toList(),
        findings.stream().map(Finding::message).toList(),
        taken);
  }

  /**
   * Asks about a release so small that every cut of its answers can be tried, attempts and all. A
   * client that reached nobody too often in a row asks nothing more: another takes over in time.
   */
  Result cut(RequestKind question, String url) {
    if (cuts++ % (Outage.IN_A_ROW - 1) == 0) {
      cutting = index(url, Duration.ofMinutes(2), null);
    }
    Index index = cutting;
    String id =
        switch (question) {
          case INTEGRITY ->
              index.integrity("cut", "1", "cut-1.zip") instanceof IntegrityAnswer.Failure failure
                  ? failure.finding().id().id()
                  : HONEST;
          case SIMPLE ->
              index.simple("cut") instanceof SimpleAnswer.Failure failure
                  ? failure.finding().id().id()
                  : HONEST;
          case DOWNLOAD ->
              index.download(artifact("cut", "1", "cut-1.zip"), 40, null)
                      instanceof DownloadAnswer.Failure failure
                  ? failure.finding().id().id()
                  : HONEST;
        };
    return new Result(List.of(id), List.of(), Duration.ZERO);
  }

  private List<Finding> integrity(IntegrityAnswer answer) {
    if (answer instanceof IntegrityAnswer.Document document) {
      ProvenanceResult result =
          verifier.verify(document.provenance().bytes(), new SubjectFile(FILE, digests.sha256()));
      List<Finding> findings = new ArrayList<>(result.findings());
      for (AttestationResult attestation : result.attestations()) {
        findings.addAll(attestation.findings());
      }
      return findings;
    }
    if (answer instanceof IntegrityAnswer.Failure failure) {
      return List.of(failure.finding());
    }
    return List.of(
        Finding.of(
            answer instanceof IntegrityAnswer.Unattested
                ? FindingId.UNATTESTED
                : FindingId.FILE_NOT_ON_INDEX,
            "by the index' own word"));
  }

  private List<Finding> simple(SimpleAnswer answer) {
    if (answer instanceof SimpleAnswer.Failure failure) {
      return List.of(failure.finding());
    }
    if (answer instanceof SimpleAnswer.NoSuchProject) {
      return List.of(Finding.of(FindingId.FILE_NOT_ON_INDEX, "by the index' own word"));
    }
    if (!answer.equals(page)) {
      throw new AssertionError("another page was believed: " + answer);
    }
    return List.of();
  }

  private List<Finding> download(Index index) {
    DownloadAnswer answer =
        index.download(artifact("heron-parser", "1.2.0", FILE), BYTES.length, null);
    if (answer instanceof DownloadAnswer.Failure failure) {
      return List.of(failure.finding());
    }
    if (answer instanceof DownloadAnswer.Served served) {
      return served.measured().equals(new FileDigests.Complete(digests))
          ? List.of()
          : List.of(Finding.of(FindingId.MANIFEST_MISMATCH, "other bytes: " + served.measured()));
    }
    return List.of(Finding.of(FindingId.FILE_NOT_ON_INDEX, "by the index' own word"));
  }

  private static Artifact artifact(String project, String version, String file) {
    return new Artifact(
        "https://files.pythonhosted.org/packages/source/%s/%s/%s"
            .formatted(project.substring(0, 1), project, file),
        file,
        file,
        Artifact.Kind.PYPI,
        project,
        version,
        List.of());
  }

  private KeptAnswers cache(String url) {
    try {
      return new KeptAnswers(
          caches, IndexHosts.replacedBy(url), new CacheBounds(1L << 30, 0), Clock.systemUTC());
    } catch (IndexUrlException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Index index(String url, Duration time, KeptAnswers cache) {
    try {
      return new Index(
          IndexHosts.replacedBy(url),
          "test",
          Deadline.after(time, Clock.systemUTC()),
          pause -> {},
          Route.OF_THE_VM,
          cache);
    } catch (IndexUrlException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
