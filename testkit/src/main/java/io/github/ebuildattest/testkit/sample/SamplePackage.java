package io.github.ebuildattest.testkit.sample;

import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.MetadataText;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A package of the sample overlay, and the project upstream of it. Both are invented.
 *
 * @param name the package's and the project's name
 * @param description one line
 * @param homepage the project's website
 * @param verifyRepo PYPI_VERIFY_REPO, or null where the ebuild declares none
 * @param remoteId {@code type:value} in metadata.xml, or null where there is none
 * @param attestedBy who attests a version (as on PyPI), or null for a project that never attests
 * @param patch a patch in {@code files/}, or null
 * @param versions the ebuilds' versions, lowest first
 */
record SamplePackage(
    String name,
    String description,
    String homepage,
    @Nullable String verifyRepo,
    @Nullable String remoteId,
    @Nullable Function<String, Identity> attestedBy,
    @Nullable String patch,
    List<String> versions) {

  SamplePackage {
    versions = List.copyOf(versions);
  }

  /** {@code category/package}. */
  String id() {
    return "dev-python/" + name;
  }

  /** The ebuild's text. */
  EbuildText ebuild() {
    EbuildText text = EbuildText.of(description, homepage, verifyRepo);
    return patch == null ? text : text.withPatches(List.of(patch));
  }

  /** The package's metadata. */
  MetadataText metadata() {
    MetadataText metadata = MetadataText.pypi(name);
    if (remoteId != null) {
      int colon = remoteId.indexOf(':');
      metadata.remoteId(remoteId.substring(0, colon), remoteId.substring(colon + 1));
    }
    return metadata;
  }

  /**
   * Who attests a version.
   *
   * @throws IllegalStateException for a project that never attests
   */
  Identity identity(String version) {
    if (attestedBy == null) {
      throw new IllegalStateException(name + " never attests");
    }
    return attestedBy.apply(version);
  }
}
