package io.github.ebuildattest.engine.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.LoopbackIndex.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file of an index and its provenance, and evidence about them through a cache. */
final class CachedIndex implements AutoCloseable {

  static final String SDIST = "/packages/source/f/foo/foo-1.0.tar.gz";
  static final String PROVENANCE = "/integrity/foo/1.0/foo-1.0.tar.gz/provenance";
  static final String BYTES = "the bytes of a distfile";
  static final String DOCUMENT = "{\"version\": 1}";

  final Artifact file = artifact("foo-1.0.tar.gz");
  final Manifest.Dist dist = pinned("foo-1.0.tar.gz", BYTES);
  final LoopbackIndex server = new LoopbackIndex();
  final Path directory;
  private final CacheBounds bounds;

  CachedIndex(Path directory) throws IOException {
    this(directory, new CacheBounds(1L << 20, 0));
  }

  CachedIndex(Path directory, CacheBounds bounds) throws IOException {
    this.directory = directory;
    this.bounds = bounds;
    server.answers(SDIST, Answer.of(200, BYTES));
    server.answers(PROVENANCE, Answer.of(200, DOCUMENT));
  }

  /** The sdist of project foo, under a name of its own. */
  static Artifact artifact(String distfile) {
    return new ArtifactClassifier(false)
        .classify("https://files.pythonhosted.org" + SDIST, distfile, List.of())
        .artifact();
  }

  static Manifest.Dist pinned(String name, String text) {
    FileDigests digests = digests(text);
    return pinned(name, text, Map.of("BLAKE2B", digests.blake2b(), "SHA512", digests.sha512()));
  }

  static Manifest.Dist pinned(String name, String text, Map<String, String> hashes) {
    return new Manifest.Dist(name, text.getBytes(UTF_8).length, hashes, 1, "DIST " + name);
  }

  static FileDigests digests(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ((FileDigests.Complete) FileDigests.of(bytes, bytes.length)).digests();
  }

  ByteCache cache() {
    return cache(server.url());
  }

  ByteCache cache(String index) {
    try {
      return new ByteCache(directory, IndexHosts.replacedBy(index), bounds, Clock.systemUTC());
    } catch (IndexUrlException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A new run that may ask the index. */
  Evidence online() {
    return new Evidence(null, cache(), server.index());
  }

  /** A new run that may not. */
  Evidence offline() {
    return new Evidence(null, cache(), null);
  }

  ProvenanceEvidence provenance(Evidence evidence, Optional<Manifest.Dist> listed) {
    return evidence.provenance(file, file.distfile() + ".provenance", listed);
  }

  /** Fetches both, and keeps the provenance as one that verified. */
  void fill(Optional<Manifest.Dist> listed) {
    Evidence run = online();
    run.bytes(file, dist);
    run.keep((ProvenanceEvidence.Document) provenance(run, listed), file, listed);
  }

  /** How often a path was asked for. */
  long asked(String path) {
    return server.asked.stream().filter(a -> a.path().equals(path)).count();
  }

  static BytesEvidence measured(String text, Source source) {
    return new BytesEvidence.Measured(new FileDigests.Complete(digests(text)), source);
  }

  static ProvenanceEvidence document(String text, Source source) {
    return new ProvenanceEvidence.Document(RawDocument.of(text.getBytes(UTF_8)), source);
  }

  @Override
  public void close() {
    server.close();
  }
}
