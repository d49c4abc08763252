package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * JGit without its start-up habits: on a fresh home directory it would measure the file system's
 * timestamp resolution for three seconds and write the result below {@code ~/.config}, and it would
 * start git twice to find the system's configuration. Nothing here needs either.
 */
public final class SteadySystemReader extends SystemReader.Delegate {

  private final StoredConfig jgitConfig;

  private SteadySystemReader(SystemReader delegate, StoredConfig jgitConfig) {
    super(delegate);
    this.jgitConfig = jgitConfig;
  }

  /**
   * Installs it for this virtual machine, once.
   *
   * @param directory on the file system that is read most
   */
  public static synchronized void install(Path directory) throws IOException {
    SystemReader present = SystemReader.getInstance();
    if (present instanceof SteadySystemReader) {
      return;
    }
    StoredConfig config = inMemory();
    FileStore store = Files.getFileStore(directory);
    String key =
        present.getProperty("java.vendor")
            + '|'
            + present.getProperty("java.version")
            + '|'
            + store.name();
    config.setString("filesystem", key, "timestampResolution", "1 seconds");
    config.setString("filesystem", key, "minRacyThreshold", "1 seconds");
    SystemReader.setInstance(new SteadySystemReader(present, config));
  }

  private static StoredConfig inMemory() {
    return new StoredConfig() {
      @Override
      public void load() {}

      @Override
      public void save() {}
    };
  }

  @Override
  public StoredConfig getJGitConfig() {
    return jgitConfig;
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return empty(parent, fs);
  }

  /** Git's own configuration comes from git; Java's {@code user.home} need not be git's HOME. */
  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return empty(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return empty(parent, fs);
  }

  private static FileBasedConfig empty(Config parent, FS fs) {
    return new FileBasedConfig(parent, null, fs) {
      @Override
      public void load() {}

      @Override
      public boolean isOutdated() {
        return false;
      }
    };
  }
}
