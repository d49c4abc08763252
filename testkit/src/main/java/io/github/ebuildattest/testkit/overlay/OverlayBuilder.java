package io.github.ebuildattest.testkit.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes a Gentoo overlay, or adds to an existing one. It does not use git. */
public final class OverlayBuilder {

  private final Path root;

  private OverlayBuilder(Path root) {
    this.root = root;
  }

  /** An overlay in this directory, which does not have to exist yet. */
  public static OverlayBuilder at(Path root) {
    return new OverlayBuilder(root);
  }

  /** The overlay's root. */
  public Path root() {
    return root;
  }

  /**
   * Writes what makes a directory an overlay (PMS 4): {@code profiles/} and {@code
   * metadata/layout.conf}.
   */
  public OverlayBuilder skeleton(String repositoryName, String... categories) throws IOException {
    file("profiles/repo_name", repositoryName + "\n");
    file("profiles/eapi", "8\n");
    file("profiles/categories", String.join("\n", categories) + "\n");
    return file(
        "metadata/layout.conf",
        """
        masters = gentoo
        thin-manifests = true
        sign-manifests = false
        manifest-hashes = BLAKE2B SHA512
        """);
  }

  /** Writes any file, its path relative to the root with {@code /}. */
  public OverlayBuilder file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Writes any file from bytes. */
  public OverlayBuilder file(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  /**
   * Writes an ebuild.
   *
   * @param pkg {@code category/package}
   * @param version with revision, as in the file's name
   */
  public OverlayBuilder ebuild(String pkg, String version, String text) throws IOException {
    return file(pkg + "/" + name(pkg) + "-" + version + ".ebuild", text);
  }

  /** Whether the package has an ebuild of this version, in any revision. */
  public boolean hasEbuild(String pkg, String version) throws IOException {
    Path directory = root.resolve(pkg);
    if (!Files.isDirectory(directory)) {
      return false;
    }
    String stem = name(pkg) + "-" + version;
    try (var files = Files.list(directory)) {
      return files
          .map(p -> String.valueOf(p.getFileName()))
          .anyMatch(f -> f.equals(stem + ".ebuild") || f.startsWith(stem + "-r"));
    }
  }

  /** Writes a package's metadata.xml. */
  public OverlayBuilder metadata(String pkg, MetadataText metadata) throws IOException {
    return file(pkg + "/metadata.xml", metadata.text());
  }

  /** Writes a package's pin. */
  public OverlayBuilder pin(String pkg, String text) throws IOException {
    return file(pkg + "/attestations.toml", text);
  }

  /** Adds lines to a package's Manifest, replacing those with the same names, and sorts it. */
  public OverlayBuilder manifest(String pkg, Distfile... distfiles) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    Path manifest = root.resolve(pkg).resolve("Manifest");
    if (Files.exists(manifest)) {
      for (String line : Files.readAllLines(manifest)) {
        lines.put(line.split(" ", 3)[1], line);
      }
    }
    for (Distfile distfile : distfiles) {
      lines.put(distfile.name(), distfile.manifestLine());
    }
    return file(pkg + "/Manifest", String.join("\n", lines.values()) + "\n");
  }

  private static String name(String pkg) {
    return pkg.substring(pkg.indexOf('/') + 1);
  }
}
