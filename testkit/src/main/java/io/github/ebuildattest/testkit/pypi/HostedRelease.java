package io.github.ebuildattest.testkit.pypi;

/** A release that files can be uploaded to. */
public final class HostedRelease {

  private final Index index;
  private final String project;
  private final String version;

  HostedRelease(Index index, String project, String version) {
    this.index = index;
    this.project = project;
    this.version = version;
  }

  /** Uploads the source distribution {@code project_version.tar.gz} under its usual name. */
  public HostedFile file(byte[] bytes) {
    return file(project.replace('-', '_') + "-" + version + ".tar.gz", bytes);
  }

  /** Uploads a file, replacing one with the same name. */
  public HostedFile file(String filename, byte[] bytes) {
    HostedFile file = new HostedFile(project, version, filename, bytes);
    index.put(file);
    return file;
  }
}
