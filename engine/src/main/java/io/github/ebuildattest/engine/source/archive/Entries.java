package io.github.ebuildattest.engine.source.archive;

import java.io.IOException;
import java.io.InputStream;

/** The entries of an archive, one after the other. */
interface Entries {

  /** What becomes of them. */
  interface Visitor {
    /**
     * A regular file.
     *
     * @param size what the archive says that it has, in bytes
     * @param content readable until this returns
     */
    void file(String name, long size, InputStream content)
        throws IOException, ArchiveMalformedException;

    /** A symbolic link and what it says. */
    void link(String name, String target) throws ArchiveMalformedException;

    /** A second name of a file. */
    void sameAs(String name, String earlier) throws IOException, ArchiveMalformedException;

    /** A directory; its name may end in a slash. */
    void directory(String name) throws ArchiveMalformedException;
  }

  /**
   * Hands over all of them, in the archive's order.
   *
   * @throws ArchiveMalformedException where programs could disagree about them
   * @throws IOException where the disk fails
   */
  void each(Visitor visitor) throws IOException, ArchiveMalformedException;
}
