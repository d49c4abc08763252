package io.github.ebuildattest.engine.ebuild;

import java.util.Locale;
import java.util.Optional;

/**
 * Revisions of Gentoo's pypi.eclass that the evaluator was compared with: it finds the same SRC_URI
 * as the overlays' metadata caches that were made with them. A cache names the eclass by the MD5 of
 * its file, and so does this; the digest tells revisions apart and protects nothing.
 *
 * @see <a href="https://projects.gentoo.org/pms/8/pms.html#x1-14700014.3">PMS 14.3, md5-dict</a>
 */
public enum PypiEclassRevision {
  /** In use in January 2025. */
  EARLY_2025("ad1b21f87d117ae9bb089bdb65b8f013", "2025-01"),
  /** In use in September 2025. */
  SEPTEMBER_2025("464727a3e8a18884f71fe2368cac3197", "2025-09"),
  /** In use in October 2025. */
  OCTOBER_2025("0ad21249997cbe7d63d15a084d009aa2", "2025-10"),
  /** In use in August 2026. */
  AUGUST_2026("a451be5a08e8eb46f927fc6dd163583f", "2026-08");

  private final String md5;
  private final String month;

  PypiEclassRevision(String md5, String month) {
    this.md5 = md5;
    this.month = month;
  }

  /**
   * The revision of a digest.
   *
   * @param md5 of the whole file, hexadecimal
   */
  public static Optional<PypiEclassRevision> of(String md5) {
    for (PypiEclassRevision revision : values()) {
      if (revision.md5.equals(md5.toLowerCase(Locale.ROOT))) {
        return Optional.of(revision);
      }
    }
    return Optional.empty();
  }

  /** A month in which overlays' caches were made with this revision, {@code 2026-08}. */
  public String month() {
    return month;
  }
}
