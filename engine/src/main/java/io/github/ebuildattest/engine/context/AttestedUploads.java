package io.github.ebuildattest.engine.context;

import org.jspecify.annotations.Nullable;

/**
 * Attested files of a project that the index lists as uploaded before a given file. Upload times
 * are claims of the index that no signature covers, so by themselves they only ever add a finding;
 * beside a human's decision they tell what that was about.
 *
 * @param known whether the index answered about the project and gave the file's upload time
 * @param lower the name of an attested file of a lower version that was uploaded earlier, or null
 * @param higher the name of an attested file of a higher version that was uploaded earlier, or null
 */
public record AttestedUploads(boolean known, @Nullable String lower, @Nullable String higher) {

  /** The index was not asked, or did not answer. */
  public static final AttestedUploads UNKNOWN = new AttestedUploads(false, null, null);
}
