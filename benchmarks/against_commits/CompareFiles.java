import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.source.ComparedFile;
import io.github.ebuildattest.engine.source.SourceComparer;
import io.github.ebuildattest.engine.source.SourceComparison;
import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.archive.ArchiveMalformedException;
import io.github.ebuildattest.engine.source.tree.CommitAnswer;
import io.github.ebuildattest.engine.source.tree.CommitHosts;
import io.github.ebuildattest.engine.source.tree.SourceCommit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Holds files against commits that no certificate names. Each line of standard input is one
 * comparison: a file, a commit and a repository on this machine, separated by tabs. Its answer is a
 * line for each file that the distribution holds, state and path separated by a tab, and an empty
 * line; where there is no comparison, one line that begins with an exclamation mark. Started from
 * source, so that it runs against any build.
 */
public final class CompareFiles {

  /** Stands for the real address, which is never asked. */
  private static final String ADDRESS = "https://github.com/any/project";

  private CompareFiles() {}

  public static void main(String[] none) throws IOException {
    BufferedReader jobs =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String job = jobs.readLine(); job != null; job = jobs.readLine()) {
      String[] words = job.split("\t", -1);
      answer(Path.of(words[0]), words[1], words[2]);
      System.out.println();
      System.out.flush();
    }
  }

  private static void answer(Path file, String commit, String repository) throws IOException {
    String name = file.getFileName().toString();
    try {
      CommitAnswer<SourceComparison> answer =
          new SourceComparer(new CommitHosts(url -> repository, null))
              .compare(
                  ArchiveContents.read(file, name),
                  DistributionFileName.parse(name).orElseThrow(),
                  new SourceCommit(ADDRESS, commit));
      if (answer instanceof CommitAnswer.Found<SourceComparison> found) {
        for (ComparedFile compared : found.value().files()) {
          System.out.println(compared.state().word() + "\t" + compared.path());
        }
      } else {
        System.out.println("! " + answer);
      }
    } catch (ArchiveMalformedException e) {
      System.out.println("! the archive " + e.clause());
    }
  }
}
