package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.digest.Sha256;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a provenance that no Manifest pins lies in the cache: under the SHA-256 of the question,
 * which is index, project, version and file name, and preceded by its own SHA-256 in hexadecimal
 * and a line feed. It does not matter if the index serialises the document anew meanwhile: a kept
 * one is verified like a fresh one.
 */
final class CachedAnswer {

  /** The length of what precedes a document. */
  static final int HEAD = 65;

  private final String name;

  CachedAnswer(String index, Artifact file) {
    name =
        name(
            index, String.valueOf(file.project()), String.valueOf(file.version()), file.fileName());
  }

  /** The file name of the answer to a question, by the question's parts. */
  static String name(String... question) {
    return Sha256.hex(String.join("\n", question).getBytes(StandardCharsets.UTF_8));
  }

  /** The file name. */
  String name() {
    return name;
  }

  /** What to write for a document. */
  static byte[] entry(RawDocument document) {
    byte[] bytes = document.bytes();
    byte[] head = (Sha256.hex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] entry = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, entry, head.length, bytes.length);
    return entry;
  }

  /** The document of an entry; empty where the entry is not as it was written. */
  static Optional<RawDocument> document(byte[] entry) {
    if (entry.length < HEAD) {
      return Optional.empty();
    }
    RawDocument document = RawDocument.of(Arrays.copyOfRange(entry, HEAD, entry.length));
    return Arrays.equals(entry(document), entry) ? Optional.of(document) : Optional.empty();
  }
}
