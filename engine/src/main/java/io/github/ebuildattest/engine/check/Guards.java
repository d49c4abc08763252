package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.inventory.Altered;
import io.github.ebuildattest.engine.policy.Policy;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What guards an overlay and lies in its repository: the policy, the build, definitions of CI,
 * hooks and the settings of those who run them, and what decides which bytes a checkout holds.
 */
final class Guards {

  /** Files and directories at the top of the overlay or of its repository. */
  private static final Pattern AT_THE_TOP =
      Pattern.compile(
          "\\.mvn|mvnw(\\.cmd)?"
              + "|\\.github|\\.gitlab|\\.gitlab-ci.*|\\.forgejo|\\.gitea|\\.woodpecker.*|\\.crow.*"
              + "|\\.builds|\\.build\\.ya?ml|\\.circleci|\\.cirrus.*|\\.drone.*|\\.travis\\.ya?ml"
              + "|\\.buildkite|\\.semaphore|\\.tekton|\\.?appveyor\\.ya?ml|\\.?azure-pipelines.*"
              + "|bitbucket-pipelines\\.ya?ml|Jenkinsfile.*|buildspec\\.ya?ml|cloudbuild\\.(ya?ml|json)"
              + "|\\.githooks|\\.hooks|\\.husky.*|\\.?lefthook.*|\\.pre-commit.*|prek\\.toml|\\.overcommit.*"
              + "|\\.gitmodules|\\.gitconfig");

  /** Files at any depth. */
  private static final Pattern ANYWHERE = Pattern.compile("(.*/)?(pom\\.xml|\\.gitattributes)");

  private Guards() {}

  /**
   * Those that a change alters, by the paths that they are known by, sorted.
   *
   * @throws IOException where a tree cannot be read
   */
  static NavigableSet<String> altered(Altered altered) throws IOException {
    NavigableSet<String> guards = new TreeSet<>();
    altered.places().stream().filter(Guards::isOne).forEach(guards::add);
    if (altered.leadsTo(Policy.PATH)) {
      guards.add(Policy.PATH);
    }
    return guards;
  }

  private static boolean isOne(String path) {
    String inRepository = path.startsWith("../") ? path.substring("../".length()) : path;
    int slash = inRepository.indexOf('/');
    String top = slash < 0 ? inRepository : inRepository.substring(0, slash);
    return path.equals(Policy.PATH)
        || AT_THE_TOP.matcher(top).matches()
        || ANYWHERE.matcher(inRepository).matches();
  }
}
