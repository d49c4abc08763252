package io.github.ebuildattest.testkit.pypi;

import io.github.ebuildattest.testkit.sigstore.Digests;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file of a release, as the index has it. */
public final class HostedFile {

  private static final Instant SOME_DAY = Instant.parse("2025-01-02T03:04:05Z");

  private final String project;
  private final String version;
  private final String filename;
  private final byte[] bytes;
  private volatile @Nullable String provenance;
  private volatile Instant uploaded = SOME_DAY;
  private volatile @Nullable String yanked;

  HostedFile(String project, String version, String filename, byte[] bytes) {
    this.project = project;
    this.version = version;
    this.filename = filename;
    this.bytes = bytes.clone();
  }

  /** Gives the file its provenance document, or takes it away with null. */
  public HostedFile provenance(@Nullable String json) {
    this.provenance = json;
    return this;
  }

  /** Sets the time of its upload. */
  public HostedFile uploaded(Instant time) {
    this.uploaded = time;
    return this;
  }

  /** Yanks it, with a reason that may be empty; null takes that back. */
  public HostedFile yanked(@Nullable String reason) {
    this.yanked = reason;
    return this;
  }

  /** The project's normalised name. */
  public String project() {
    return project;
  }

  /** The version of its release. */
  public String version() {
    return version;
  }

  /** Its name. */
  public String filename() {
    return filename;
  }

  /** Its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its provenance document, or null where it was uploaded without one. */
  public @Nullable String provenance() {
    return provenance;
  }

  /** When it was uploaded. */
  public Instant uploaded() {
    return uploaded;
  }

  /** Why it was yanked, or null where it was not. */
  public @Nullable String yanked() {
    return yanked;
  }

  /** Where its bytes are: a path of their digest, as on PyPI's file host. */
  String path() {
    String hex = Digests.sha256Hex(bytes);
    return "/packages/"
        + String.join("/", hex.substring(0, 2), hex.substring(2, 4), hex.substring(4), filename);
  }

  /**
   * Whether this is the path that anybody can guess: {@code /packages/TAG/P/PROJECT/FILE}, with any
   * spelling of the project, but only this one of the file name.
   */
  boolean isGuessedBy(String path) {
    String[] parts = path.split("/", -1);
    return parts.length == 6
        && parts[2].equals(tag())
        && parts[4].startsWith(parts[3])
        && parts[3].length() == 1
        && Names.normalised(parts[4]).equals(project)
        && parts[5].equals(filename);
  }

  /** The Python tag of a wheel, or {@code source}. */
  private String tag() {
    String[] parts = filename.split("-", -1);
    return filename.endsWith(".whl") && parts.length >= 5 ? parts[parts.length - 3] : "source";
  }
}
