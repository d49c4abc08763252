package io.github.ebuildattest.engine.context;

import org.jspecify.annotations.Nullable;

/**
 * What the index has of a project's attested files, next to one file. Upload times are what the
 * index claims; no signature covers them, so they only ever add a finding.
 *
 * @param known whether the index told of the project and of when the file was uploaded
 * @param lower the name of an attested file of a lower version that was uploaded earlier, or null
 * @param higher the name of an attested file of a higher version that was uploaded earlier, or null
 */
public record AttestedUploads(boolean known, @Nullable String lower, @Nullable String higher) {

  /** Nothing was asked, or nothing answered. */
  public static final AttestedUploads UNKNOWN = new AttestedUploads(false, null, null);
}
