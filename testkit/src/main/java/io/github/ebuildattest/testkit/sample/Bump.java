package io.github.ebuildattest.testkit.sample;

import java.io.IOException;
import java.util.List;

/**
 * A named change to the sample overlay, and what a gate must say about it at commit time.
 *
 * @param name what it is called on the command line
 * @param passes whether the commit may be made
 * @param findings ids that the report must contain, including those of warnings and accepted
 *     findings
 * @param staging how it is written into the work tree
 */
public record Bump(String name, boolean passes, List<String> findings, Staging staging) {

  public Bump {
    findings = List.copyOf(findings);
  }

  /** Writes a change into a clean work tree. */
  @FunctionalInterface
  public interface Staging {
    /** Writes it; it is staged in git afterwards. */
    void stage(SampleRepository repository) throws IOException;
  }

  /** What upstream uploads for a version. */
  @FunctionalInterface
  interface Upload {
    Release of(String version);
  }

  static Bump pass(String name, Staging staging, String... findings) {
    return new Bump(name, true, List.of(findings), staging);
  }

  static Bump block(String name, Staging staging, String... findings) {
    return new Bump(name, false, List.of(findings), staging);
  }

  /** The staging of a new version: this one, or the next free one. */
  static Staging version(SamplePackage pkg, String first, Upload upload) {
    return repository -> {
      String version = repository.free(pkg, first);
      repository.bump(pkg, version, upload.of(version));
    };
  }
}
