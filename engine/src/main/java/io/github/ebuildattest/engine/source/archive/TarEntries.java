package io.github.ebuildattest.engine.source.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@code .tar.gz}: one gzip member (RFC 1952) and nothing behind it.
 *
 * @param file the archive
 */
record TarEntries(Path file) implements Entries {

  @Override
  public void each(Visitor visitor) throws IOException, ArchiveMalformedException {
    try (InputStream compressed = new BufferedInputStream(Files.newInputStream(file))) {
      GzipCompressorInputStream gzip = member(compressed);
      TarLayout layout = new TarLayout(new Inflated(gzip));
      try {
        TarArchiveInputStream tar =
            new TarArchiveInputStream(layout, StandardCharsets.UTF_8.name());
        each(tar, visitor);
        layout.finish();
      } catch (TarLayout.OddTarException e) {
        throw new ArchiveMalformedException(String.valueOf(e.getMessage()), e);
      } catch (Inflated.BrokenGzipException e) {
        throw new ArchiveMalformedException("is no gzip member that can be unpacked", e);
      }
      if (compressed.read() >= 0) {
        throw new ArchiveMalformedException("holds something behind its gzip member");
      }
    }
  }

  private static GzipCompressorInputStream member(InputStream compressed)
      throws ArchiveMalformedException {
    try {
      return GzipCompressorInputStream.builder()
          .setInputStream(compressed)
          .setDecompressConcatenated(false)
          .get();
    } catch (IOException e) {
      throw new ArchiveMalformedException("does not begin as gzip does", e);
    }
  }

  private static void each(TarArchiveInputStream tar, Visitor visitor)
      throws IOException, ArchiveMalformedException {
    for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
      String name = entry.getName();
      if (entry.isDirectory() != (entry.getLinkFlag() == TarConstants.LF_DIR)) {
        throw new ArchiveMalformedException("holds a file whose name ends in a slash");
      }
      if (entry.isDirectory()) {
        visitor.directory(name);
      } else if (entry.isSymbolicLink()) {
        visitor.link(name, entry.getLinkName());
      } else if (entry.isLink()) {
        visitor.sameAs(name, entry.getLinkName());
      } else {
        visitor.file(name, entry.getSize(), tar);
      }
    }
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar)
      throws IOException, ArchiveMalformedException {
    try {
      return tar.getNextEntry();
    } catch (TarLayout.OddTarException | Inflated.BrokenGzipException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new ArchiveMalformedException("holds a tar header that cannot be read", e);
    }
  }

  /** Tells a broken member from a broken disk. */
  private static final class Inflated extends InputStream {

    /** The compressed bytes are not what gzip writes. */
    static final class BrokenGzipException extends IOException {
      private static final long serialVersionUID = 1;

      BrokenGzipException(IOException cause) {
        super(cause);
      }
    }

    private final GzipCompressorInputStream gzip;

    Inflated(GzipCompressorInputStream gzip) {
      this.gzip = gzip;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      try {
        return gzip.read(to, offset, length);
      } catch (EOFException | ZipException e) {
        throw new BrokenGzipException(e);
      } catch (IOException e) {
        // the member's checksum or length is wrong, or the disk failed: it cannot be unpacked
        throw new BrokenGzipException(e);
      }
    }
  }
}
