package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.policy.Policy;
import java.util.List;

/** The files by which a change could take the gate down together with the bump. */
public final class GatePaths {

  private static final List<String> PREFIXES =
      List.of(
          ".mvn/", ".github/", ".gitlab/", ".gitlab-ci", ".woodpecker", ".builds/", ".githooks/");

  private GatePaths() {}

  /** Whether a changed path is the policy, the build, a CI definition or a hook. */
  public static boolean isOne(String path) {
    String inRepository = path.startsWith("../") ? path.substring("../".length()) : path;
    return path.equals(Policy.PATH)
        || inRepository.equals("pom.xml")
        || inRepository.endsWith("/pom.xml")
        || PREFIXES.stream().anyMatch(inRepository::startsWith);
  }
}
