package io.github.ebuildattest.engine.source.tree;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.git.SteadySystemReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A repository on this machine, which git's own configuration names in place of a host. It is asked
 * the same question, and what it answers is believed no more.
 *
 * @param directory the repository, or a work tree with its {@code .git}
 */
record LocalGitHost(Path directory) implements GitHost {

  @Override
  public Reply ask(byte[] question) {
    Path inside = directory.resolve(".git");
    Path repository = Files.isDirectory(inside) ? inside : directory;
    if (!Files.isDirectory(repository.resolve("objects"))) {
      return new NoRepository(directory + " is no git repository");
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      SteadySystemReader.install(repository);
      try (Repository opened =
          new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build()) {
        serve(opened, question, answer);
      }
    } catch (ServiceMayNotContinueException e) {
      // what it has to say is in the answer
      return new Answered(Bytes.of(answer.toByteArray()));
    } catch (IOException | RuntimeException e) {
      return answer.size() > 0
          ? new Answered(Bytes.of(answer.toByteArray()))
          : new Failed(directory + " cannot be read: " + e.getClass().getSimpleName());
    }
    return new Answered(Bytes.of(answer.toByteArray()));
  }

  private static void serve(Repository repository, byte[] question, ByteArrayOutputStream answer)
      throws IOException {
    StoredConfig settings = repository.getConfig();
    settings.setBoolean("uploadpack", null, "allowFilter", true);
    settings.setInt("protocol", null, "version", 2);
    UploadPack pack = new UploadPack(repository);
    pack.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    pack.setBiDirectionalPipe(false);
    pack.setExtraParameters(List.of("version=2"));
    pack.upload(new ByteArrayInputStream(question), answer, null);
  }
}
