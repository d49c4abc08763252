package io.github.ebuildattest.engine.attestation.trust;

import dev.sigstore.json.JsonParseException;
import dev.sigstore.tuf.FileSystemTufStore;
import dev.sigstore.tuf.HttpFetcher;
import dev.sigstore.tuf.MetaFetcher;
import dev.sigstore.tuf.PassthroughCacheMetaStore;
import dev.sigstore.tuf.RootProvider;
import dev.sigstore.tuf.SigstoreTufClient;
import dev.sigstore.tuf.TrustedMetaStore;
import dev.sigstore.tuf.Updater;
import io.github.ebuildattest.engine.digest.Bytes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Clock;

/**
 * Fetches the current trusted root by TUF, with sigstore-java's client. What was fetched before is
 * kept, so that nobody can serve an older state again. The new root replaces the old one in one
 * step, and only once every signature has been checked and this tool can read it.
 *
 * @see <a href="https://theupdateframework.github.io/specification/latest/">TUF</a>
 */
public final class TrustedRootRefresh {

  /** The file that a refresh writes into its directory. */
  public static final String FILE_NAME = "trusted_root.json";

  private static final URI SIGSTORE = URI.create("https://tuf-repo-cdn.sigstore.dev/");

  private final URI mirror;
  private final RootProvider tufRoot;

  private TrustedRootRefresh(URI mirror, RootProvider tufRoot) {
    this.mirror = mirror;
    this.tufRoot = tufRoot;
  }

  /** From Sigstore's public instance, starting from the TUF root that sigstore-java carries. */
  public static TrustedRootRefresh ofSigstore() {
    return new TrustedRootRefresh(
        SIGSTORE, RootProvider.fromResource(SigstoreTufClient.PUBLIC_GOOD_ROOT_RESOURCE));
  }

  /**
   * From another instance.
   *
   * @param mirror where its TUF repository is served
   * @param tufRoot a file with that repository's {@code root.json}, trusted as it is
   */
  public static TrustedRootRefresh of(URI mirror, Path tufRoot) {
    return new TrustedRootRefresh(mirror, RootProvider.fromFile(tufRoot));
  }

  /** Where the root comes from. */
  public URI mirror() {
    return mirror;
  }

  /**
   * Fetches the root and writes it.
   *
   * @param directory created where it is missing; {@link #FILE_NAME} is written into it, dated now
   * @return the root, as it was written
   * @throws TrustedRootRefreshException where it could not be fetched, or must not be trusted; what
   *     was there before stays
   */
  public TrustedRoot fetch(Path directory, Clock clock) throws TrustedRootRefreshException {
    Path file = directory.resolve(FILE_NAME);
    try {
      byte[] root = target(directory.resolve("tuf").resolve(name(mirror)), clock);
      TrustedRoot parsed = TrustedRoot.parse(root, file.toString(), clock.instant());
      write(file, root, FileTime.from(clock.instant()));
      return parsed;
    } catch (IOException
        | GeneralSecurityException
        | JsonParseException
        | TrustedRootUnreadableException
        | RuntimeException e) {
      // the library throws unchecked exceptions for what it does not expect
      throw new TrustedRootRefreshException(mirror, e);
    }
  }

  private byte[] target(Path store, Clock clock)
      throws IOException, GeneralSecurityException, JsonParseException {
    Files.createDirectories(store);
    FileSystemTufStore files = FileSystemTufStore.newFileSystemStore(store);
    Updater updater =
        Updater.builder()
            .setClock(clock)
            .setTrustedRootPath(tufRoot)
            .setTrustedMetaStore(
                TrustedMetaStore.newTrustedMetaStore(
                    PassthroughCacheMetaStore.newPassthroughMetaCache(files)))
            .setTargetStore(files)
            .setMetaFetcher(MetaFetcher.newFetcher(HttpFetcher.newFetcher(mirror)))
            .setTargetFetcher(HttpFetcher.newFetcher(mirror.resolve("targets/")))
            .build();
    updater.updateMeta();
    updater.downloadTarget(FILE_NAME);
    return files.readTarget(FILE_NAME);
  }

  /**
   * Instances must not share what was fetched before: the version numbers of two cannot be
   * compared.
   */
  private static String name(URI mirror) {
    return Bytes.utf8(mirror.toString()).sha256().first(8).hex();
  }

  private static void write(Path file, byte[] root, FileTime time) throws IOException {
    Path temporary =
        file.resolveSibling(
            ".%s.%d.tmp".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.write(temporary, root);
      Files.setLastModifiedTime(temporary, time);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
