package io.github.ebuildattest.engine.pypi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.index.IndexHosts;
import io.github.ebuildattest.engine.pypi.index.IndexUrlException;
import io.github.ebuildattest.engine.pypi.index.KeptAnswers;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import io.github.ebuildattest.engine.pypi.index.RawDocument;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.ArtifactClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file of an index and its provenance, and evidence about them through a cache. */
public final class CachedIndex implements AutoCloseable {

  public static final String SDIST = "/packages/source/f/foo/foo-1.0.tar.gz";
  public static final String PROVENANCE = "/integrity/foo/1.0/foo-1.0.tar.gz/provenance";
  public static final String BYTES = "the bytes of a distfile";
  public static final String DOCUMENT = "{\"version\": 1}";

  public final Artifact file = artifact("foo-1.0.tar.gz");
  public final Manifest.Dist dist = pinned("foo-1.0.tar.gz", BYTES);
  public final LoopbackIndex server = new LoopbackIndex();
  final Path directory;
  private final CacheBounds bounds;

  public CachedIndex(Path directory) throws IOException {
    this(directory, new CacheBounds(1L << 20, 0));
  }

  public CachedIndex(Path directory, CacheBounds bounds) throws IOException {
    this.directory = directory;
    this.bounds = bounds;
    server.answers(SDIST, Response.of(200, BYTES));
    server.answers(PROVENANCE, Response.of(200, DOCUMENT));
  }

  /** The sdist of project foo, under a name of its own. */
  public static Artifact artifact(String distfile) {
    return new ArtifactClassifier(false)
        .classify("https://files.pythonhosted.org" + SDIST, distfile, List.of())
        .artifact();
  }

  public static Manifest.Dist pinned(String name, String text) {
    FileDigests digests = digests(text);
    return pinned(name, text, Map.of("BLAKE2B", digests.blake2b(), "SHA512", digests.sha512()));
  }

  public static Manifest.Dist pinned(String name, String text, Map<String, String> hashes) {
    return new Manifest.Dist(name, text.getBytes(UTF_8).length, hashes, 1, "DIST " + name);
  }

  public static FileDigests digests(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ((FileDigests.Complete) FileDigests.of(bytes, bytes.length)).digests();
  }

  public KeptAnswers cache() {
    return cache(server.url());
  }

  public KeptAnswers cache(String index) {
    try {
      return new KeptAnswers(directory, IndexHosts.replacedBy(index), bounds, Clock.systemUTC());
    } catch (IndexUrlException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A new run that may ask the index. */
  public Evidence online() {
    return new Evidence(null, cache(), server.index());
  }

  /** A new run that may not. */
  public Evidence offline() {
    return new Evidence(null, cache(), null);
  }

  public ProvenanceEvidence provenance(Evidence evidence, Optional<Manifest.Dist> listed) {
    return evidence.provenance(file, file.distfile() + ".provenance", listed);
  }

  /** Fetches both, and keeps the provenance as one that verified. */
  public void fill(Optional<Manifest.Dist> listed) {
    Evidence run = online();
    run.bytes(file, dist);
    run.keep((ProvenanceEvidence.Document) provenance(run, listed), file, listed);
  }

  /** How often a path was asked for. */
  public long asked(String path) {
    return server.asked.stream().filter(a -> a.path().equals(path)).count();
  }

  public static BytesEvidence measured(String text, Source source) {
    return new BytesEvidence.Measured(new FileDigests.Complete(digests(text)), source);
  }

  public static ProvenanceEvidence document(String text, Source source) {
    return new ProvenanceEvidence.Document(RawDocument.of(text.getBytes(UTF_8)), source);
  }

  @Override
  public void close() {
    server.close();
  }
}
